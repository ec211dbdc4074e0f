import type { Localize } from '../../common/localize.ts';
import type { LowLevelRuntime } from '../../contract/layers/isolation.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { plainText } from '../../words/plainText.ts';
import { cardIds } from '../cardIds.ts';
import { cgroupLines } from '../cgroup/cgroupText.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { factLine } from '../fact/factLine.ts';
import { unknownText } from '../fact/factText.ts';
import { guestKernelLesson, sentryLesson } from '../kernel/kernelDetails.ts';
import { cardLine, makeCard } from '../makeCard.ts';
import { type DetailsContext, makeDetails } from '../makeDetails.ts';
import { namespaceLines } from '../namespace/namespaceDetails.ts';
import { programName } from '../process.ts';
import type { Card } from '../screen/card.ts';
import type { Details } from '../screen/details.ts';
import { supervisorLines } from '../supervisor/shimCards.ts';
import { pauseLesson, sandboxLesson } from './sandboxDetails.ts';
import { sandboxLinks } from './sandboxLinks.ts';

/** The process that holds the sandbox's namespaces; no card where there is none by design. */
export function namespaceHolderCard(sandbox: SandboxFacts, context: DiagramContext): readonly Card[] {
  const { l10n } = context;
  const { pid, trouble, runtime } = sandbox;
  const id = cardIds.pause(sandbox.sandbox.id);
  const title = holderName(sandbox, l10n);
  if (trouble?.is === 'pauseGone' || (!pid.known && pid.reason.why === 'ended')) {
    const state = trouble?.is === 'pauseGone' ? 'bad' : 'muted';
    return [
      makeCard({ id, title, state, border: 'hollow', lines: [cardLine(l10n.t('its process has ended'), state)] }),
    ];
  }
  if (!pid.known) {
    const reason = l10n.t('its pid is not known: {0}', unknownText(pid.reason, context));
    return [makeCard({ id, title, border: 'hollow', lines: [cardLine(reason, 'warn')] })];
  }
  if (pid.value === 'none') {
    return [];
  }
  const holds =
    runtime.isolation === 'userSpaceKernel'
      ? l10n.t('answers the system calls of all containers of the pod')
      : l10n.t('holds what the containers of the pod share');
  const over = supervisorLines({ supervisor: sandbox.pauseSupervisor }, context);
  return [makeCard({ id, title, aside: l10n.t('pid {0}', pid.value), lines: [cardLine(holds), ...over] })];
}

/** The process that holds a sandbox's namespaces: pause, or the Sentry or the virtual machine in its place. */
export function namespaceHolderDetails(sandboxId: string, { snapshot, context }: DetailsContext): Details | undefined {
  const facts = snapshot.sandboxes.find(({ sandbox }) => sandbox.id === sandboxId);
  if (facts === undefined) {
    return undefined;
  }
  const { l10n } = context;
  const { pauseSupervisor } = facts;
  return makeDetails(cardIds.pause(sandboxId), {
    title: holderName(facts, l10n),
    subtitle: l10n.t('Holds the namespaces of {0}', plainText(facts.sandbox.name)),
    lesson: holderLesson(facts, l10n),
    facts: [
      factLine(
        l10n.t('Process ID'),
        facts.pid,
        (pid) => (pid === 'none' ? l10n.t('none: the namespaces are pinned as files') : String(pid)),
        context,
        { mono: true },
      ),
      ...(pauseSupervisor === undefined
        ? []
        : [
            factLine(
              l10n.t('Process Over It'),
              pauseSupervisor,
              (process) => l10n.t('{0}, pid {1}', programName(process), process.pid),
              context,
            ),
          ]),
      ...namespaceLines(facts.namespaces, context),
      ...cgroupLines(facts.cgroup, context),
    ],
    links: sandboxLinks([facts], context),
  });
}

function holderLesson({ runtime }: SandboxFacts, l10n: Localize): readonly string[] {
  switch (runtime.isolation) {
    case 'userSpaceKernel':
      return sentryLesson(l10n);
    case 'virtualMachine':
    case 'microVm':
      return guestKernelLesson(l10n);
    case 'hostKernel':
    case 'userNamespace':
      return pauseLesson(l10n);
    case 'wasm':
    case 'windows':
    case 'unknown':
      return sandboxLesson(l10n);
  }
}

/** What the process that holds a sandbox's namespaces is called. */
export function holderName({ runtime }: SandboxFacts, l10n: Localize): string {
  switch (runtime.isolation) {
    case 'userSpaceKernel':
      return 'Sentry';
    case 'virtualMachine':
    case 'microVm':
      return l10n.t('virtual machine');
    case 'hostKernel':
    case 'userNamespace':
      return 'pause';
    case 'wasm':
    case 'windows':
    case 'unknown':
      return l10n.t('sandbox process');
  }
}

/** Where the processes of a container are that are none of the node's. */
export function insideWord({ isolation }: LowLevelRuntime, l10n: Localize): string {
  switch (isolation) {
    case 'userSpaceKernel':
      return l10n.t('in the Sentry');
    case 'virtualMachine':
    case 'microVm':
      return l10n.t('in the virtual machine');
    case 'wasm':
      return l10n.t('in the shim');
    case 'hostKernel':
    case 'userNamespace':
    case 'windows':
    case 'unknown':
      return l10n.t('in the sandbox');
  }
}
