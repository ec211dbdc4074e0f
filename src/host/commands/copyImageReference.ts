import type { CommandContext } from './commandContext.ts';
import type { RowsInput } from './commandInput.ts';
import { referenceOfContainer, referenceOfImage } from './imageReferenceOf.ts';
import { copySource, copyTexts } from './copyTexts.ts';
import { containerKind, imageKind } from './objectKind.ts';

export async function copyImageReference(context: CommandContext, input: RowsInput): Promise<void> {
  await copyTexts(context, input, [
    copySource(containerKind, ({ object, snapshot }) => referenceOfContainer(object, snapshot)),
    copySource(imageKind, ({ object }) => referenceOfImage(object)),
  ]);
}
