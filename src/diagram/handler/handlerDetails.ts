import { unknown } from '../../contract/layers/fact.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { isolationKind } from '../../runtimes/isolationKinds.ts';
import { sandboxCountText } from '../../words/counts.ts';
import { plainText } from '../../words/plainText.ts';
import { cardIds } from '../cardIds.ts';
import { asIs, factLine, yesNo } from '../fact/factLine.ts';
import { type DetailsContext, makeDetails } from '../makeDetails.ts';
import { compareOffers, sandboxLinks } from '../sandbox/sandboxLinks.ts';
import type { Details } from '../screen/details.ts';
import { versionNumber } from '../shortText.ts';
import { type Column, columns } from './columns.ts';
import { lowLevelTitle } from './handlerCard.ts';

/** A low-level runtime: the handler that names it, and the sandboxes on it. */
export function handlerDetails(key: string, { snapshot, context }: DetailsContext): Details | undefined {
  const column = columns(snapshot).find((one) => one.key === key);
  if (column === undefined) {
    return undefined;
  }
  const { l10n } = context;
  const { runtime, handler, sandboxes } = column;
  const [first] = sandboxes;
  const { words } = isolationKind(runtime);
  const notListed = unknown({ why: 'notReported', by: 'Status' });
  return makeDetails(cardIds.handler(key), {
    title: lowLevelTitle(runtime) || l10n.t('Unknown handler'),
    subtitle: key === '' ? l10n.t('Low-level runtime') : l10n.t('Low-level runtime · handler {0}', plainText(key)),
    lesson: words.lesson(runtime, l10n),
    facts: [
      factLine(l10n.t('Runtime Type'), handler?.runtimeType ?? ofFirst(first, 'runtimeType'), asIs, context, {
        mono: true,
      }),
      factLine(l10n.t('Binary'), handler?.binary ?? ofFirst(first, 'binary'), asIs, context, { mono: true }),
      factLine(l10n.t('Version'), handler?.version ?? notListed, versionNumber, context),
      factLine(
        l10n.t('Isolation'),
        {
          known: true,
          value: runtime.isolation,
          source: { from: 'design', of: lowLevelTitle(runtime) || l10n.t('this runtime') },
        },
        () => words.wall(l10n),
        context,
      ),
      factLine(
        l10n.t('Sandboxes'),
        { known: true, value: sandboxes.length, source: { from: 'call', method: 'ListPodSandbox', field: 'items' } },
        (count) => sandboxCountText(count, l10n),
        context,
      ),
      factLine(
        l10n.t('Recursive Read-Only Mounts'),
        handler?.recursiveReadOnlyMounts ?? notListed,
        yesNo(l10n),
        context,
      ),
      factLine(l10n.t('User Namespaces'), handler?.userNamespaces ?? notListed, yesNo(l10n), context),
    ],
    links: sandboxLinks(sandboxes, context),
    compareWith: first === undefined ? [] : compareOffers(first, snapshot, context),
  });
}

/** A handler that the runtime does not list is known by its sandboxes alone. */
function ofFirst(
  first: Column['sandboxes'][number] | undefined,
  key: 'runtimeType' | 'binary',
): SandboxFacts['binary'] {
  return first?.[key] ?? unknown({ why: 'notReported', by: 'Status' });
}
