import type { LowLevelRuntime } from '../../contract/layers/isolation.ts';
import type { SandboxFacts, RuntimeProcess } from '../../contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../../contract/layers/snapshot.ts';
import { plainText } from '../../words/plainText.ts';
import { cardIds } from '../cardIds.ts';
import { sandboxCountText } from '../countText.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { unknownBadges } from '../fact/factBadge.ts';
import { unknownText } from '../fact/factText.ts';
import { cardLine, makeCard, monoLine } from '../makeCard.ts';
import { programName } from '../process.ts';
import type { ChainFacts } from '../projectSandboxScreen.ts';
import type { Badge, Card, Line } from '../screen/card.ts';
import { versionNumber } from '../shortText.ts';
import type { Column } from './columns.ts';
import { isolationHue } from './isolationHue.ts';
import { isolationText } from './isolationText.ts';

/** The low-level runtime of a handler: dashed where it does its work and ends, solid where a process of it stays. */
export function handlerCard(column: Column, { node }: LayersSnapshot, context: DiagramContext): Card {
  const { l10n } = context;
  const { key, handler, runtime, sandboxes } = column;
  return makeCard({
    id: cardIds.handler(key),
    title: key === '' ? l10n.t('unknown handler') : key,
    aside: sandboxCountText(sandboxes.length, l10n),
    lines: [
      ...programLines(column, context),
      cardLine(isolationText(runtime.isolation, l10n), runtime.isolation === 'unknown' ? 'warn' : 'plain'),
      stayingLine(column, context),
      ...(key === '' ? defaultLines(node.handlers.find(({ isDefault }) => isDefault)?.name, context) : []),
    ],
    badges: [
      ...(handler?.isDefault === true ? [defaultBadge(context)] : []),
      ...unknownBadges(unknownsOf(column), context),
    ],
    border: sandboxes.length === 0 ? 'hollow' : runtime.staysRunning === false ? 'dashed' : 'solid',
    hue: isolationHue(runtime),
  });
}

/** `gVisor runsc 20260112.0`, and how the high-level runtime calls it. */
function programLines({ handler, runtime, sandboxes }: Column, { l10n }: DiagramContext): readonly Line[] {
  const version = handler?.version;
  const type = handler?.runtimeType ?? sandboxes[0]?.runtimeType;
  const title = lowLevelTitle(runtime, version?.known === true ? versionNumber(version.value) : '');
  const texts = [title || l10n.t('unknown runtime'), type?.known === true ? type.value : ''];
  return texts.filter((text) => text !== '').map((text) => cardLine(text));
}

function stayingLine({ runtime: { staysRunning } }: Column, { l10n }: DiagramContext): Line {
  if (staysRunning === undefined) {
    return cardLine(l10n.t('not known whether a process of it stays'), 'warn');
  }
  return cardLine(staysRunning ? l10n.t('stays while the sandbox runs') : l10n.t('sets up, starts, and exits'));
}

/** A hint, not a fact: the sandbox need not use the default. */
function defaultLines(name: string | undefined, { l10n }: DiagramContext): readonly Line[] {
  return name === undefined ? [] : [cardLine(l10n.t('the default is {0}', plainText(name)))];
}

function defaultBadge({ l10n }: DiagramContext): Badge {
  return {
    text: l10n.t('default'),
    tone: 'accent',
    title: l10n.t('Pods without a runtime class run on this handler.'),
  };
}

function unknownsOf({ handler, sandboxes, key }: Column): Parameters<typeof unknownBadges>[0] {
  const listed = handler === undefined ? [] : [handler.runtimeType, handler.version];
  return [...listed, ...(key === '' ? sandboxes.map((facts) => facts.handler) : [])];
}

const residentLimit = 12;

/** Who made the isolation: dashed where it has done its work and exited, with its processes where they stay. */
export function chainHandlerCard({ snapshot, sandbox, context }: ChainFacts): Card {
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

function residentRemark(
  { runtimeProcesses: residents, runtime }: SandboxFacts,
  context: DiagramContext,
): readonly Line[] {
  return residents.known || runtime.staysRunning === false
    ? []
    : [cardLine(context.l10n.t('its processes are not known: {0}', unknownText(residents.reason, context)), 'warn')];
}

function residentCards(
  { runtimeProcesses: residents, sandbox }: SandboxFacts,
  { l10n }: DiagramContext,
): readonly Card[] {
  const all = residents.known ? residents.value : [];
  const more = all.length - residentLimit;
  const card = ({ role, process }: RuntimeProcess): Card =>
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

  function roleWord(role: Exclude<RuntimeProcess['role'], 'other'>): string {
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

/** What the project calls itself where that is another name than the binary's. */
const projectNames: ReadonlyMap<string, string> = new Map([
  ['runsc', 'gVisor runsc'],
  ['kata', 'Kata Containers'],
  ['firecracker', 'Firecracker'],
]);

/** `runc`, `gVisor runsc`, `Kata Containers · QEMU`; with a version `runc 1.3.0`, `Kata Containers 3.2.0 · QEMU`. */
export function lowLevelTitle({ name, hypervisor }: LowLevelRuntime, version = ''): string {
  const words = [projectNames.get(name) ?? plainText(name), plainText(version)];
  const title = words.filter((word) => word !== '').join(' ');
  return hypervisor === undefined ? title : `${title} · ${plainText(hypervisor)}`;
}
