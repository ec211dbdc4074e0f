import type { LowLevelRuntime } from '../../contract/layers/isolation.ts';
import type { SandboxFacts, SandboxResident } from '../../contract/layers/sandbox.ts';
import { cardIds } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { isolationHue } from '../isolationHue.ts';
import { lowLevelTitle } from '../lowLevelTitle.ts';
import { cardLine, makeCard, monoLine } from '../makeCard.ts';
import { programName } from '../processText.ts';
import type { Card, Line } from '../screen/card.ts';
import { unknownText } from '../unknownText.ts';
import { versionNumber } from '../versionNumber.ts';
import type { ChainFacts } from './chainFacts.ts';

const residentLimit = 12;

/** Who made the isolation: dashed where it has done its work and exited, with its processes where they stay. */
export function lowLevelCard({ snapshot, sandbox, context }: ChainFacts): Card {
  const { l10n } = context;
  const { runtime, handler, binary } = sandbox;
  const facts = handler.known ? snapshot.node.handlers.find(({ name }) => name === handler.value) : undefined;
  const version = facts?.version.known === true ? versionNumber(facts.version.value) : '';
  const path = facts?.binary.known === true ? facts.binary.value : binary.known ? binary.value : '';
  return makeCard({
    id: cardIds.handler(handler.known ? handler.value : ''),
    title: lowLevelTitle(runtime, version) || l10n.t('low-level runtime'),
    aside: stayWord(runtime, context),
    border: runtime.staysRunning === false ? 'dashed' : 'solid',
    hue: isolationHue(runtime),
    lines: [
      cardLine(workText(runtime, context)),
      ...(path === '' ? [] : [monoLine(path)]),
      ...residentRemark(sandbox, context),
    ],
    cards: residentCards(sandbox, context),
  });
}

function stayWord({ staysRunning }: LowLevelRuntime, { l10n }: DiagramContext): string {
  if (staysRunning === undefined) {
    return '';
  }
  return staysRunning ? l10n.t('stays running') : l10n.t('exited');
}

function workText({ isolation }: LowLevelRuntime, { l10n }: DiagramContext): string {
  switch (isolation) {
    case 'hostKernel':
      return l10n.t('set up namespaces, cgroup, mounts and seccomp, then ran the program in its place');
    case 'userNamespace':
      return l10n.t('the same as runc, in a user namespace of its own');
    case 'userSpaceKernel':
      return l10n.t('runs the Sentry, a kernel in user space, and gofers that open files for it');
    case 'virtualMachine':
    case 'microVm':
      return l10n.t('runs a virtual machine with a kernel of its own');
    case 'wasm':
      return l10n.t('runs WebAssembly in the shim');
    case 'windows':
      return l10n.t('runs a job object or a Hyper-V machine of Windows');
    case 'unknown':
      return l10n.t('what it isolates with is not known');
  }
}

function residentRemark({ residents, runtime }: SandboxFacts, context: DiagramContext): readonly Line[] {
  return residents.known || runtime.staysRunning === false
    ? []
    : [cardLine(context.l10n.t('its processes are not known: {0}', unknownText(residents.reason, context)), 'warn')];
}

function residentCards({ residents, sandbox }: SandboxFacts, { l10n }: DiagramContext): readonly Card[] {
  const all = residents.known ? residents.value : [];
  const more = all.length - residentLimit;
  const card = ({ role, process }: SandboxResident): Card =>
    makeCard({
      id: `resident/${sandbox.id}/${process.pid}`,
      title: role === 'other' ? programName(process) : roleWord(role),
      aside: l10n.t('pid {0}', process.pid),
    });
  return [
    ...all.slice(0, residentLimit).map(card),
    ...(more > 0
      ? [makeCard({ id: `residents/${sandbox.id}`, title: l10n.t('+ {0} more', more), border: 'hollow' })]
      : []),
  ];

  function roleWord(role: Exclude<SandboxResident['role'], 'other'>): string {
    switch (role) {
      case 'sentry':
        return 'Sentry';
      case 'gofer':
        return 'Gofer';
      case 'hypervisor':
        return l10n.t('hypervisor');
      case 'fileServer':
        return l10n.t('file server');
    }
  }
}
