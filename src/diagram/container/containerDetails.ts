import type { ContainerFacts } from '../../contract/layers/container.ts';
import { type Fact, known } from '../../contract/layers/fact.ts';
import type { IsolationFacts } from '../../contract/layers/isolation.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { plainText } from '../../words/plainText.ts';
import { age } from '../../words/time.ts';
import { containerActions } from '../cardActions.ts';
import { cardIds } from '../cardIds.ts';
import { cgroupLines } from '../cgroup/cgroupText.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { factLine } from '../fact/factLine.ts';
import { type DetailsContext, makeDetails } from '../makeDetails.ts';
import { namespaceLines } from '../namespace/namespaceDetails.ts';
import { containerLesson } from '../sandbox/sandboxDetails.ts';
import { sandboxLinks } from '../sandbox/sandboxLinks.ts';
import type { Details, FactLine } from '../screen/details.ts';
import { containerState, drawnStateWord } from './containerState.ts';

export function containerDetails(containerId: string, { snapshot, context }: DetailsContext): Details | undefined {
  const owner = snapshot.sandboxes.find(({ containers }) =>
    containers.some(({ container }) => container.id === containerId),
  );
  const facts = owner?.containers.find(({ container }) => container.id === containerId);
  if (owner === undefined || facts === undefined) {
    return undefined;
  }
  const { l10n } = context;
  const { container } = facts;
  return makeDetails(cardIds.container(containerId), {
    title: plainText(container.name) || plainText(containerId),
    subtitle: l10n.t('Container of {0}', plainText(owner.sandbox.name)),
    lesson: containerLesson(facts.insideSandbox, l10n),
    facts: [
      ...listedLines(facts, owner, { snapshot, context }),
      factLine(l10n.t('Process ID'), facts.pid, String, context, { mono: true }),
      factLine(l10n.t('Command Line'), facts.commandLine, (words) => words.join(' '), context, { mono: true }),
      factLine(l10n.t('Exec’d Processes'), facts.execPids, (pids) => pids.join(', '), context, { mono: true }),
      factLine(l10n.t('Snapshotter'), facts.rootFilesystem.snapshotter, (name) => name, context),
      factLine(l10n.t('Layers'), facts.rootFilesystem.layers, (layers) => String(layers.length), context),
      factLine(l10n.t('Root File System'), facts.rootFilesystem.path, (path) => path, context, { mono: true }),
      ...cgroupLines(facts.cgroup, context),
      ...isolationLines(facts.isolation, context),
      ...namespaceLines(facts.namespaces, context),
    ],
    links: sandboxLinks([owner], context),
    object: { kind: 'container', id: containerId },
    actions: containerActions(container, l10n),
  });
}

function listedLines(facts: ContainerFacts, owner: SandboxFacts, { context }: DetailsContext): readonly FactLine[] {
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
    factLine(l10n.t('Age'), listed('created_at', container.createdAtNs), (at) => age(at, context), context),
    factLine(l10n.t('Attempt'), listed('metadata.attempt', container.attempt), String, context),
    factLine(
      l10n.t('Image'),
      listed('image.image', container.userSpecifiedImage || container.image),
      (name) => name,
      context,
      { mono: true },
    ),
    factLine(l10n.t('ID'), listed('id', container.id), (id) => id, context, { mono: true }),
  ];
}

export function isolationLines(facts: IsolationFacts, context: DiagramContext): readonly FactLine[] {
  const { l10n } = context;
  const yesNo = (is: boolean): string => (is ? l10n.t('yes') : l10n.t('no'));
  const filter = (kind: 'filtered' | 'unconfined'): string =>
    kind === 'filtered' ? l10n.t('filtered') : l10n.t('unconfined');
  return [
    factLine(l10n.t('Privileged'), facts.privileged, yesNo, context),
    factLine('seccomp', facts.seccomp, filter, context),
    factLine(l10n.t('Capabilities'), facts.capabilities, (names) => names.map(withoutPrefix).join(' '), context),
    factLine(l10n.t('User'), facts.user, ({ uid, gid }) => `${uid}:${gid}`, context, { mono: true }),
    factLine(l10n.t('No New Privileges'), facts.noNewPrivileges, yesNo, context),
    factLine(l10n.t('Read-Only Root'), facts.readOnlyRoot, yesNo, context),
    factLine('AppArmor', facts.appArmor, (profile) => profile, context),
    factLine('SELinux', facts.selinux, (label) => label, context),
    factLine(l10n.t('Masked Paths'), facts.maskedPaths, String, context),
  ];
}

/** They all begin alike, and the line is long. */
function withoutPrefix(capability: string): string {
  return capability.replace(/^CAP_/, '');
}
