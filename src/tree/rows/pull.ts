import type { Localize } from '../../common/localize.ts';
import type { LayerPhase, LayerProgress, PullProgress } from '../../contract/image.ts';
import { familiarName, shortDigest } from '../../images/reference.ts';
import type { Pull } from '../../model/store/endpointSnapshot.ts';
import { bytes } from '../../words/bytes.ts';
import { plainText } from '../../words/plainText.ts';
import { elapsed } from '../../words/time.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { factRow, type Row, type RowIcon, rowId } from './row.ts';

/** An image on its way, with its layers where the runtime tells of them. */
export function pullRow(endpointId: string, pull: Pull, context: WordContext): Row {
  const { reference, progress } = pull;
  const layers = progress === undefined || progress === 'notReported' ? [] : progress.layers;
  return {
    id: rowId(endpointId, 'pull', reference),
    kind: 'pull',
    endpointId,
    objectId: reference,
    label: plainText(familiarName(reference)),
    description: pullDescription(pull, context),
    icon: { name: 'loading~spin' },
    contextValue: 'pull',
    expansion: layers.length === 0 ? 'none' : 'collapsed',
    // An image may have the same layer several times.
    children: layers.map((layer, at) => layerRow(endpointId, `layers/${reference}/${at}`, layer, context.l10n)),
  };
}

/** `41 % · 25 of 61 MiB · 3 of 5 layers`, or how long it has taken. */
export function pullDescription({ startedAtMs, progress }: Pull, context: WordContext): string {
  const lasted = elapsed(startedAtMs, context);
  if (progress === undefined) {
    return lasted;
  }
  return progress === 'notReported'
    ? `${lasted} · ${context.l10n.t('this runtime reports no progress')}`
    : progressText(progress, context.l10n);
}

function progressText({ layers, downloadedBytes, totalBytes }: PullProgress, l10n: Localize): string {
  const doneCount = layers.filter(({ phase }) => phase === 'done').length;
  return [
    // Until the manifest is there, nobody knows how much it will be.
    ...(totalBytes === 0 ? [] : [l10n.t('{0} %', percent(downloadedBytes, totalBytes))]),
    ...(totalBytes === 0 ? [] : [amount(downloadedBytes, totalBytes, l10n)]),
    l10n.t('{0} of {1} layers', doneCount, layers.length),
  ].join(' · ');
}

function layerRow(endpointId: string, group: string, layer: LayerProgress, l10n: Localize): Row {
  const { digest, phase, downloadedBytes, totalBytes } = layer;
  const size = phase === 'downloading' ? amount(downloadedBytes, totalBytes, l10n) : bytes(BigInt(totalBytes));
  return factRow(endpointId, group, {
    key: digest,
    label: shortDigest(digest),
    value: `${phaseWord(phase, l10n)} · ${size}`,
    icon: phaseIcons[phase],
  });
}

/** `25 of 61 MiB`; with both units where they differ. */
function amount(partBytes: number, totalBytes: number, l10n: Localize): string {
  const total = bytes(BigInt(totalBytes));
  const part = bytes(BigInt(Math.min(partBytes, totalBytes)));
  const [value = '', unit] = part.split(' ');
  return l10n.t('{0} of {1}', total.endsWith(` ${unit}`) ? value : part, total);
}

/** Not 100 before all is there. */
function percent(part: number, total: number): number {
  return Math.min(100, Math.floor((part / total) * 100));
}

const phaseIcons: Readonly<Record<LayerPhase, RowIcon>> = {
  waiting: { name: 'circle-outline' },
  downloading: { name: 'cloud-download' },
  unpacking: { name: 'archive' },
  done: { name: 'pass', color: 'charts.green' },
};

function phaseWord(phase: LayerPhase, l10n: Localize): string {
  switch (phase) {
    case 'waiting':
      return l10n.t('waiting');
    case 'downloading':
      return l10n.t('downloading');
    case 'unpacking':
      return l10n.t('unpacking');
    case 'done':
      return l10n.t('done');
  }
}
