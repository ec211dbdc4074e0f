import * as vscode from 'vscode';
import { pickSeveral } from '../ui/pickSeveral.ts';
import type { PickItem } from '../ui/prompts.ts';
import { allCandidates, type Candidate, candidatesOfRows } from './candidates.ts';
import type { CommandContext } from './commandContext.ts';
import type { RowsInput } from './commandInput.ts';
import type { ObjectKind } from './objectKind.ts';
import { pickItems } from './pickItems.ts';

/** Gives what is to be copied of the objects of one kind, of rows or of all there are. */
export interface CopySource {
  readonly ofRows: (context: CommandContext, input: RowsInput) => readonly string[];
  readonly toPick: (context: CommandContext) => readonly PickItem<string>[];
}

export function copySource<T extends { readonly id: string }>(
  kind: ObjectKind<T>,
  text: (candidate: Candidate<T>) => string,
): CopySource {
  return {
    ofRows: ({ sessions }, { rows }) => candidatesOfRows(rows, sessions, kind).map(text),
    toPick: (context) =>
      pickItems(allCandidates(context.sessions, kind), kind, context).map((item) => ({
        ...item,
        value: text(item.value),
      })),
  };
}

/** Copies one text a line, of the rows given or of what the person picks. */
export async function copyTexts(
  context: CommandContext,
  input: RowsInput,
  sources: readonly CopySource[],
): Promise<void> {
  const { l10n } = context;
  const texts = input.ask
    ? await pickSeveral(
        sources.flatMap((source) => source.toPick(context)),
        l10n.t('Objects to copy from'),
      )
    : sources.flatMap((source) => source.ofRows(context, input));
  if (texts.length > 0) {
    await vscode.env.clipboard.writeText(texts.join('\n'));
  }
}
