import * as vscode from 'vscode';
import { plainText } from '../../projection/plainText.ts';
import { pickSeveral, type PickItem } from '../ui/prompts.ts';
import { allCandidates, type Candidate, candidatesOfRows } from './candidates.ts';
import type { CommandContext } from './commandContext.ts';
import type { RowsInput } from './commandInput.ts';
import type { ObjectKind } from './objectKind.ts';

export interface Choice<T> {
  /** Whether the command can act on it. */
  readonly can: (candidate: Candidate<T>) => boolean;
  /** Asks what to act on. */
  readonly placeHolder: string;
  /** Said where there is nothing to act on, or nothing among the rows given. */
  readonly none: string;
}

/** The objects to act on: those of the rows given, or those that the person picks out of all that will do. */
export async function chooseObjects<T extends { readonly id: string }>(
  { sessions }: CommandContext,
  input: RowsInput,
  kind: ObjectKind<T>,
  { can, placeHolder, none }: Choice<T>,
): Promise<readonly Candidate<T>[]> {
  const given = input.ask ? allCandidates(sessions, kind) : candidatesOfRows(input.rows, sessions, kind);
  const candidates = given.filter(can);
  if (candidates.length === 0) {
    if (input.ask || input.rows.length > 0) {
      void vscode.window.showInformationMessage(none);
    }
    return [];
  }
  return input.ask ? pickSeveral(pickItems(candidates, kind, sessions.sessions.length > 1), placeHolder) : candidates;
}

export function pickItems<T extends { readonly id: string }>(
  candidates: readonly Candidate<T>[],
  kind: ObjectKind<T>,
  namesEndpoint: boolean,
): PickItem<Candidate<T>>[] {
  return candidates.map((candidate) => {
    const { session, snapshot, object } = candidate;
    return {
      label: `$(${kind.icon}) ${kind.label(object).replaceAll('$(', '\\$(')}`,
      description: kind.description(object, snapshot).replaceAll('$(', '\\$('),
      ...(namesEndpoint && { detail: plainText(session.endpoint.name) }),
      value: candidate,
    };
  });
}
