import type { Fact } from '../../contract/layers/fact.ts';
import type { RuntimeFacts } from '../../contract/layers/node.ts';
import type { RuntimePart } from '../../runtimes/highLevelRuntime.ts';
import { byteText } from '../../words/bytes.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { cardIds } from '../cardIds.ts';
import { unknownBadges } from '../fact/factBadge.ts';
import { asIs } from '../fact/factLine.ts';
import { knownText } from '../fact/factText.ts';
import { cardLine, makeCard } from '../makeCard.ts';
import type { Card } from '../screen/card.ts';
import { highLevelRuntime } from './runtimeTitle.ts';

/** A card for each part that a runtime of this kind has. */
export function runtimeParts(runtime: RuntimeFacts, context: WordContext): readonly Card[] {
  return highLevelRuntime(runtime).parts.map((part) => {
    const { title, text, facts } = partContent(part, runtime, context);
    const badges = unknownBadges(facts, context);
    const lines = [cardLine(text, badges.length === 0 ? 'muted' : 'warn')];
    return makeCard({ id: cardIds.part(part), title, lines, badges, hue: 'runtime' });
  });
}

interface PartContent {
  readonly title: string;
  readonly text: string;
  /** What the text is made of: of those that are not known the card gives the reasons. */
  readonly facts: readonly Fact<unknown>[];
}

export function partContent(part: RuntimePart, runtime: RuntimeFacts, context: WordContext): PartContent {
  const { l10n } = context;
  const { blobs, tasks, images, snapshotter, snapshots, cni } = runtime;
  switch (part) {
    case 'criPlugin':
      return { title: l10n.t('CRI plugin'), text: l10n.t('makes containers of pods'), facts: [] };
    case 'imageStore': {
      const count = (number: number): string => (number === 1 ? l10n.t('1 image') : l10n.t('{0} images', number));
      return { title: l10n.t('Image store'), text: knownText(images, count, context), facts: [images] };
    }
    case 'contentStore': {
      const count = (number: number): string => (number === 1 ? l10n.t('1 blob') : l10n.t('{0} blobs', number));
      const text = knownText(blobs, ({ count: number, bytes }) => `${count(number)} · ${byteText(bytes)}`, context);
      return { title: l10n.t('Content store'), text, facts: [blobs] };
    }
    case 'snapshotter': {
      const count = (number: number): string => (number === 1 ? l10n.t('1 snapshot') : l10n.t('{0} snapshots', number));
      const words = [knownText(snapshotter, asIs, context), knownText(snapshots, count, context)];
      // Where neither is known, that is said once.
      const text = [...new Set(words)].join(' · ');
      return { title: l10n.t('Snapshotter'), text, facts: [snapshotter, snapshots] };
    }
    case 'cni': {
      const text = knownText(cni, ({ plugins }) => plugins.join(', ') || l10n.t('no network configured'), context);
      return { title: 'CNI', text, facts: [cni] };
    }
    case 'tasks': {
      const count = (number: number): string => (number === 1 ? l10n.t('1 task') : l10n.t('{0} tasks', number));
      return { title: l10n.t('Tasks and events'), text: knownText(tasks, count, context), facts: [tasks] };
    }
    case 'storage':
      return { title: 'containers/storage', text: knownText(snapshotter, asIs, context), facts: [snapshotter] };
    case 'monitors':
      return {
        title: highLevelRuntime(runtime).supervisorName ?? l10n.t('shim'),
        text: l10n.t('one for each container'),
        facts: [],
      };
  }
}
