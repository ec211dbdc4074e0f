import { groupBy } from '../../common/groupBy.ts';
import type { Localize } from '../../common/localize.ts';
import { compareNames } from '../../common/order.ts';
import type { Sandbox } from '../../contract/sandbox.ts';
import { sandboxContextValue } from '../../contrib/contextValues.ts';
import { objectLabel } from '../../words/names.ts';
import { plainText } from '../../words/plainText.ts';
import { age } from '../../words/time.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { podKey } from '../sandboxAttempts.ts';
import { containerRow, type PlacedContainer } from './container.ts';
import { lazyRow, type Row, rowId } from './row.ts';

/** What is listed under a sandbox. */
export interface SandboxContent {
  readonly sandbox: Sandbox;
  readonly containers: readonly PlacedContainer[];
  /** The attempts at the same pod that it stands for, the newest first. */
  readonly earlier: readonly SandboxContent[];
}

export function sandboxRow(endpointId: string, content: SandboxContent, context: WordContext): Row {
  const { sandbox, containers, earlier } = content;
  return lazyRow(
    {
      id: rowId(endpointId, 'sandbox', sandbox.id),
      kind: 'sandbox',
      endpointId,
      objectId: sandbox.id,
      label: objectLabel(sandbox.name, sandbox.id),
      description: sandboxDescription(sandbox, context),
      icon: { name: 'layers', color: sandbox.state === 'ready' ? 'charts.green' : 'disabledForeground' },
      contextValue: sandboxContextValue(
        sandbox,
        containers.map(({ container }) => container),
      ),
      expansion: containers.length === 0 && earlier.length === 0 ? 'none' : 'collapsed',
    },
    () => [
      ...sandboxContainerRows(endpointId, sandbox, containers, context),
      ...earlierSandboxRows(endpointId, content, context),
    ],
  );
}

/** `shop · runsc · 3d`, with what is out of the ordinary in between. */
export function sandboxDescription(sandbox: Sandbox, context: WordContext): string {
  const { l10n } = context;
  return [
    plainText(sandbox.namespace),
    plainText(sandbox.runtimeHandler),
    originMarker(sandboxOrigin(sandbox), l10n),
    sandbox.attempt > 0 ? l10n.t('attempt {0}', sandbox.attempt) : '',
    // Said in words too, since a colour alone does not reach everybody.
    sandbox.state === 'notReady' ? l10n.t('not ready') : '',
    age(sandbox.createdAtNs, context),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function originMarker(origin: SandboxOrigin, l10n: Localize): string {
  switch (origin) {
    case 'kubelet':
      return '';
    case 'static':
      return l10n.t('static');
    case 'manual':
      return l10n.t('manual');
    case 'debug':
      return l10n.t('debug');
  }
}

type SandboxOrigin = 'kubelet' | 'static' | 'manual' | 'debug';

/**
 * Who made a sandbox. The kubelet writes on each pod where it has it from: `api` for the API server, `file` or `http`
 * for a static pod. Without that annotation nobody looks after the sandbox but the one who ran it, and a kubelet would
 * stop it as an orphan. `kubectl debug node/…` labels the pods it makes.
 */
function sandboxOrigin({ annotations, labels }: Sandbox): SandboxOrigin {
  const source = annotations['kubernetes.io/config.source'];
  if (source === undefined && annotations['kubernetes.io/config.seen'] === undefined) {
    return 'manual';
  }
  if (labels['app.kubernetes.io/managed-by'] === 'kubectl-debug') {
    return 'debug';
  }
  return source === 'file' || source === 'http' ? 'static' : 'kubelet';
}

/** A sandbox's containers by name: of each the newest attempt, followed by one row that holds the earlier ones. */
function sandboxContainerRows(
  endpointId: string,
  sandbox: Sandbox,
  containers: readonly PlacedContainer[],
  context: WordContext,
): readonly Row[] {
  const sorted = [...containers].sort(
    ({ container: a }, { container: b }) =>
      compareNames(a.name, b.name) || b.attempt - a.attempt || compareNames(a.id, b.id),
  );
  const byName = groupBy(sorted, ({ container }) => container.name);
  return [...byName].flatMap(([name, attempts]) => {
    const [newest, ...earlier] = attempts.map((container) => containerRow(endpointId, container, context));
    return [
      ...(newest === undefined ? [] : [newest]),
      ...earlierAttemptsRow(endpointId, `${sandbox.id}:${name}`, name, earlier, context),
    ];
  });
}

function earlierSandboxRows(
  endpointId: string,
  { sandbox, earlier }: SandboxContent,
  context: WordContext,
): readonly Row[] {
  const rows = earlier.map((content) => sandboxRow(endpointId, content, context));
  return earlierAttemptsRow(endpointId, `pod:${podKey(sandbox)}`, sandbox.name, rows, context);
}

/** One row that holds the others; none where there are none. */
function earlierAttemptsRow(
  endpointId: string,
  key: string,
  name: string,
  children: readonly Row[],
  { l10n }: WordContext,
): readonly Row[] {
  if (children.length === 0) {
    return [];
  }
  const row: Row = {
    id: rowId(endpointId, 'earlierAttempts', key),
    kind: 'earlierAttempts',
    endpointId,
    objectId: '',
    label: children.length === 1 ? l10n.t('1 earlier attempt') : l10n.t('{0} earlier attempts', children.length),
    description: plainText(name),
    icon: { name: 'history' },
    contextValue: 'earlierAttempts',
    expansion: 'collapsed',
    children,
  };
  return [row];
}
