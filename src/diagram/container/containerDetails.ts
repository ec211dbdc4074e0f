import type { Localize } from '../../common/localize.ts';
import type { Container } from '../../contract/container.ts';
import type { ContainerFacts } from '../../contract/layers/container.ts';
import { type Fact, known } from '../../contract/layers/fact.ts';
import type { IsolationFacts } from '../../contract/layers/isolation.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { redactCommandLine } from '../../redact/redactText.ts';
import { plainText } from '../../words/plainText.ts';
import { age, fullTime } from '../../words/time.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { containerActions } from '../cardActions.ts';
import { cardIds } from '../cardIds.ts';
import { cgroupLines } from '../cgroup/cgroupText.ts';
import { ageLine } from '../fact/ageLine.ts';
import { asIs, factLine, yesNo } from '../fact/factLine.ts';
import { type DetailsContext, findContainer, makeDetails } from '../makeDetails.ts';
import { namespaceLines } from '../namespace/namespaceDetails.ts';
import { sandboxLinks } from '../sandbox/sandboxLinks.ts';
import type { Details, FactLine } from '../screen/details.ts';
import { containerState, drawnStateWord } from './containerState.ts';

export function containerDetails(containerId: string, { snapshot, context }: DetailsContext): Details | undefined {
  const found = findContainer(snapshot, containerId);
  if (found === undefined) {
    return undefined;
  }
  const { sandbox: owner, facts } = found;
  const { l10n } = context;
  const { container } = facts;
  return makeDetails(cardIds.container(containerId), {
    title: plainText(container.name) || plainText(containerId),
    subtitle: l10n.t('Container of {0}', plainText(owner.sandbox.name)),
    lesson: containerLesson(facts.insideSandbox, l10n),
    facts: [
      ...listedLines(facts, owner, context),
      factLine(l10n.t('Process ID'), facts.pid, String, context, { mono: true }),
      factLine(l10n.t('Command Line'), facts.commandLine, redactCommandLine, context, {
        mono: true,
      }),
      factLine(l10n.t('Exec’d Processes'), facts.execPids, (pids) => pids.join(', '), context, { mono: true }),
      factLine(l10n.t('Snapshotter'), facts.rootFilesystem.snapshotter, asIs, context),
      factLine(l10n.t('Layers'), facts.rootFilesystem.layers, (layers) => String(layers.length), context),
      factLine(l10n.t('Root File System'), facts.rootFilesystem.path, asIs, context, { mono: true }),
      ...cgroupLines(facts.cgroup, context),
      ...isolationLines(facts.isolation, context),
      ...namespaceLines(facts.namespaces, context),
    ],
    links: sandboxLinks([owner], context),
    object: { kind: 'container', id: containerId },
    actions: containerActions(container, l10n),
  });
}

function listedLines(facts: ContainerFacts, owner: SandboxFacts, context: WordContext): readonly FactLine[] {
  const { l10n } = context;
  const { container, trouble } = facts;
  const listed = <T>(field: string, value: T): Fact<T> =>
    known(value, { from: 'call', method: 'ListContainers', field });
  const state = containerState(facts, owner.sandbox);
  const source =
    trouble === undefined
      ? listed('state', state)
      : known(state, { from: 'call', method: 'Tasks.List', field: 'status' });
  const stateFact = trouble?.is === 'orphaned' ? known(state, { from: 'file', path: `/proc/${trouble.pid}` }) : source;
  return [
    factLine(l10n.t('State'), stateFact, (word) => drawnStateWord(word, l10n), context, {
      tone: state === 'failed' || state === 'outOfMemory' || state === 'orphaned' ? 'bad' : 'plain',
    }),
    ...(container.exit === undefined
      ? []
      : [
          factLine(
            l10n.t('Exit'),
            known(container.exit, { from: 'call', method: 'ContainerStatus', field: 'status.exit_code' }),
            ({ code, reason, message }) => [String(code), reason, message].filter((word) => word !== '').join(' · '),
            context,
            { tone: container.exit.code === 0 ? 'plain' : 'bad' },
          ),
        ]),
    ...timeLines(container, context),
    factLine(l10n.t('Attempt'), listed('metadata.attempt', container.attempt), String, context),
    factLine(l10n.t('Image'), listed('image.image', container.userSpecifiedImage || container.image), asIs, context, {
      mono: true,
    }),
    factLine(l10n.t('ID'), listed('id', container.id), asIs, context, { mono: true }),
  ];
}

/** A container's age counts from its start, as on its card and in its row. */
function timeLines({ createdAtNs, startedAtNs }: Container, context: WordContext): readonly FactLine[] {
  if (startedAtNs === undefined) {
    return [ageLine('ListContainers', createdAtNs, context)];
  }
  const started = known(startedAtNs, { from: 'call', method: 'ContainerStatus', field: 'status.started_at' });
  const lines = [factLine(context.l10n.t('Age'), started, (at) => age(at, context), context)];
  if (createdAtNs === undefined) {
    return lines;
  }
  const made = known(createdAtNs, { from: 'call', method: 'ListContainers', field: 'created_at' });
  return [...lines, factLine(context.l10n.t('Created'), made, fullTime, context)];
}

function isolationLines(facts: IsolationFacts, context: WordContext): readonly FactLine[] {
  const { l10n } = context;
  const filter = (kind: 'filtered' | 'unconfined'): string =>
    kind === 'filtered' ? l10n.t('filtered') : l10n.t('unconfined');
  return [
    factLine(l10n.t('Privileged'), facts.privileged, yesNo(l10n), context),
    factLine('seccomp', facts.seccomp, filter, context),
    factLine(l10n.t('Capabilities'), facts.capabilities, (names) => names.map(withoutPrefix).join(' '), context),
    factLine(l10n.t('User'), facts.user, ({ uid, gid }) => `${uid}:${gid}`, context, { mono: true }),
    factLine(l10n.t('No New Privileges'), facts.noNewPrivileges, yesNo(l10n), context),
    factLine(l10n.t('Read-Only Root'), facts.readOnlyRoot, yesNo(l10n), context),
    factLine('AppArmor', facts.appArmor, asIs, context),
    factLine('SELinux', facts.selinux, asIs, context),
    factLine(l10n.t('Masked Paths'), facts.maskedPaths, String, context),
  ];
}

/** They all begin alike, and the line is long. */
function withoutPrefix(capability: string): string {
  return capability.replace(/^CAP_/, '');
}

/** @param isInside its processes are none of the node's */
function containerLesson(isInside: boolean, l10n: Localize): readonly string[] {
  return [
    isInside
      ? l10n.t(
          'The processes of this container are none of the node’s: they live on the kernel of their sandbox, and the node sees only the process around them.',
        )
      : l10n.t(
          'A container is an ordinary process of the node with its children. What makes it a container is what it sees and may use: namespaces, a root file system of its own, cgroup limits, and rules about system calls.',
        ),
    l10n.t('It shares network, host name and IPC with the other containers of its pod.'),
  ];
}
