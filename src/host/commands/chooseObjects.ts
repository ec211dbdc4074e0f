import * as vscode from 'vscode';
import { pickSeveral } from '../ui/pickSeveral.ts';
import { allCandidates, type Candidate, candidatesOfRows } from './candidates.ts';
import type { CommandContext } from './commandContext.ts';
import type { RowsInput } from './commandInput.ts';
import type { ObjectKind } from './objectKind.ts';
import { pickItems } from './pickItems.ts';

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
  return input.ask ? pickSeveral(pickItems(candidates, kind, context), placeHolder) : candidates;
}
