import { compareNames } from '../../common/order.ts';
import { plainText } from '../../words/plainText.ts';
import type { PickItem } from '../ui/prompts.ts';
import type { Candidate } from './candidates.ts';
import type { CommandContext } from './commandContext.ts';
import type { ObjectKind } from './objectKind.ts';

/** Objects of a kind in a quick pick, by name. Each looks as its row does, with the id that tells namesakes apart. */
export function pickItems<T extends { readonly id: string }>(
  candidates: readonly Candidate<T>[],
  kind: ObjectKind<T>,
  { sessions: { sessions }, l10n, nowMs }: Pick<CommandContext, 'sessions' | 'l10n' | 'nowMs'>,
): PickItem<Candidate<T>>[] {
  const context = { l10n, nowMs: nowMs() };
  const looks = new Map(sessions.map(({ store: { snapshot } }) => [snapshot, kind.look(snapshot, context)]));
  return candidates
    .map((candidate) => {
      const { session, snapshot, object } = candidate;
      const look = looks.get(snapshot) ?? kind.look(snapshot, context);
      return { name: kind.label(object), place: plainText(session.endpoint.name), candidate, ...look(object) };
    })
    .sort((a, b) => compareNames(a.name, b.name) || compareNames(a.description, b.description))
    .map(({ name, place, candidate, icon, description }) => ({
      label: `$(${icon}) ${iconless(name)}`,
      description: iconless(description),
      ...(sessions.length > 1 && { detail: iconless(place) }),
      value: candidate,
    }));
}

/** A quick pick draws `$(name)` as an icon. */
function iconless(text: string): string {
  return text.replaceAll('$(', '\\$(');
}
