import type { Localize } from '../../common/localize.ts';
import type { RecordedStep, TourStepKind } from '../../contract/layers/tour.ts';
import { plainText } from '../../words/plainText.ts';
import type { TourStep } from '../screen/tourScreen.ts';
import { durationText } from './durationText.ts';

/** `Pull`, and beside it `PullImage · 3.1 s`: the call that took the longest, and how long the step was. */
export function tourStep({ kind, calls, startedAtMs, endedAtMs }: RecordedStep, l10n: Localize): TourStep {
  const longest = [...calls].sort((one, other) => (other.durationMs ?? 0) - (one.durationMs ?? 0))[0];
  const words = [longest?.method ?? '', durationText(Math.max(0, endedAtMs - startedAtMs), l10n)];
  return { title: titleOf(kind, l10n), aside: plainText(words.filter((word) => word !== '').join(' · ')) };
}

function titleOf(kind: TourStepKind, l10n: Localize): string {
  switch (kind) {
    case 'pull':
      return l10n.t('Pull');
    case 'runSandbox':
      return l10n.t('Run sandbox');
    case 'create':
      return l10n.t('Create');
    case 'start':
      return l10n.t('Start');
    case 'exec':
      return l10n.t('Exec');
    case 'stop':
      return l10n.t('Stop');
    case 'remove':
      return l10n.t('Remove');
  }
}
