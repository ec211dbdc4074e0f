import * as vscode from 'vscode';
import { compareNames } from '../../common/order.ts';
import { iconlessText, plainText } from '../../words/plainText.ts';
import { type PickItem, pickSeveral } from '../ui/prompts.ts';
import type { CommandContext, RowsInput } from './commandContext.ts';
import { allCandidates, type Candidate, candidatesOfRows, type ObjectKind } from './objects.ts';

interface Choice<T> {
  /** Whether the command can act on it. */
  readonly can: (candidate: Candidate<T>) => boolean;
  /** Asks what to act on. */
  readonly placeHolder: string;
  /** Said where there is nothing to act on, or nothing among the rows given. */
  readonly none: string;
}

/** The objects to act on: those of the rows given, or those that the person picks out of all that will do. */
export async function chooseObjects<T extends { readonly id: string }>(
  context: CommandContext,
  input: RowsInput,
  kind: ObjectKind<T>,
  { can, placeHolder, none }: Choice<T>,
): Promise<readonly Candidate<T>[]> {
  const { sessions } = context;
  const given = input.ask ? allCandidates(sessions, kind) : candidatesOfRows(input.rows, sessions, kind);
  const candidates = given.filter(can);
  if (candidates.length === 0) {
    if (input.ask || input.rows.length > 0) {
      void vscode.window.showInformationMessage(none);
    }
    return [];
  }
  return input.ask
    ? pickSeveral(pickItems(candidates, kind, context), {
        placeholder: placeHolder,
        selected: selectedObjects(context, kind),
        l10n: context.l10n,
      })
    : candidates;
}

/** Whether a candidate is selected in the view that was used last. */
export function selectedObjects<T extends { readonly id: string }>(
  { sessions, lastSelection }: Pick<CommandContext, 'sessions' | 'lastSelection'>,
  kind: ObjectKind<T>,
): (candidate: Candidate<T>) => boolean {
  const selected = candidatesOfRows(lastSelection(), sessions, kind);
  return ({ session, object }) => selected.some((other) => other.session === session && other.object === object);
}

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
      return { name: kind.label(object), endpointName: plainText(session.endpoint.name), candidate, ...look(object) };
    })
    .sort((a, b) => compareNames(a.name, b.name) || compareNames(a.description, b.description))
    .map(({ name, endpointName, candidate, icon, description }) => ({
      label: `$(${icon}) ${iconlessText(name)}`,
      description: iconlessText(description),
      ...(sessions.length > 1 && { detail: iconlessText(endpointName) }),
      value: candidate,
    }));
}
