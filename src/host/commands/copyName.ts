import type { CommandContext } from './commandContext.ts';
import type { RowsInput } from './commandInput.ts';
import { copySource, copyTexts } from './copyTexts.ts';
import { containerKind, sandboxKind } from './objectKind.ts';

export async function copyName(context: CommandContext, input: RowsInput): Promise<void> {
  await copyTexts(context, input, [
    copySource(sandboxKind, ({ object }) => object.name),
    copySource(containerKind, ({ object }) => object.name),
  ]);
}
