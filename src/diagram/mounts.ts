import type { ContainerFacts } from '../contract/layers/container.ts';
import type { MountFact } from '../contract/layers/isolation.ts';
import { plainText } from '../words/plainText.ts';
import type { WordContext } from '../words/wordContext.ts';
import { unknownText } from './fact/factText.ts';
import type { ContainerSection, MountRow } from './screen/sandboxScreen.ts';

const rowLimit = 100;

/** A kubelet's folder of a volume: `…/pods/<uid>/volumes/kubernetes.io~<kind>/<name>`. */
const volumeFolder = /\/pods\/[^/]+\/volumes\/kubernetes\.io~([a-z-]+)\/([^/]+)/;

/** Kinds whose volumes are called otherwise in a pod's manifest. */
const volumeKinds: ReadonlyMap<string, string> = new Map([
  ['empty-dir', 'emptyDir'],
  ['configmap', 'configMap'],
  ['downward-api', 'downwardAPI'],
  ['local-volume', 'local'],
]);

/** What is mounted into a container: what the pod asked for, then what every container gets. */
export function mountsSection({ mounts }: ContainerFacts, context: WordContext): ContainerSection['mounts'] {
  if (!mounts.known) {
    return { rows: [], missing: unknownText(mounts.reason, context) };
  }
  const requested = mounts.value.filter(({ origin }) => origin === 'requested');
  const others = mounts.value.filter(({ origin }) => origin === 'runtime');
  const ordered = [...requested, ...others];
  const more = ordered.length - rowLimit;
  return {
    rows: [
      ...ordered.slice(0, rowLimit).map((mount) => mountRow(mount, context)),
      ...(more > 0
        ? [{ destination: context.l10n.t('+ {0} more', more), source: '', mode: 'ro' as const, isRequested: false }]
        : []),
    ],
  };
}

function mountRow(mount: MountFact, context: WordContext): MountRow {
  return {
    destination: plainText(mount.destination),
    source: plainText(sourceOf(mount, context) + declaredText(mount, context)),
    mode: (mount.readOnlyNow ?? mount.readOnly) ? 'ro' : 'rw',
    isRequested: mount.origin === 'requested',
  };
}

/** What the spec says, where the kernel has it otherwise. */
function declaredText({ readOnly, readOnlyNow = readOnly }: MountFact, { l10n }: WordContext): string {
  if (readOnlyNow === readOnly) {
    return '';
  }
  return ` · ${readOnly ? l10n.t('the spec says read-only') : l10n.t('the spec says writable')}`;
}

function sourceOf({ source, type, origin }: MountFact, { l10n }: WordContext): string {
  const [, kind, name] = volumeFolder.exec(source) ?? [];
  if (kind !== undefined && name !== undefined) {
    return `${volumeKinds.get(kind) ?? kind} ${name}`;
  }
  if (!source.startsWith('/')) {
    return type || source;
  }
  return origin === 'requested' ? l10n.t('path {0} of the node', source) : source;
}
