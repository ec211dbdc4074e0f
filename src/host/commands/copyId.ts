import type { CommandContext } from './commandContext.ts';
import type { RowsInput } from './commandInput.ts';
import { copySource, copyTexts } from './copyTexts.ts';
import { containerKind, imageKind, sandboxKind } from './objectKind.ts';

export async function copyId(context: CommandContext, input: RowsInput): Promise<void> {
  await copyTexts(context, input, [
    copySource(sandboxKind, ({ object }) => object.id),
    copySource(containerKind, ({ object }) => object.id),
    copySource(imageKind, ({ object }) => object.id),
  ]);
}
