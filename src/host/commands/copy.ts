import * as vscode from 'vscode';
import type { Container } from '../../contract/container.ts';
import type { Image } from '../../contract/image.ts';
import { containersByImage } from '../../images/imageIndex.ts';
import type { EndpointSnapshot } from '../../model/store/endpointSnapshot.ts';
import { imageTags } from '../../words/names.ts';
import { oneLine } from '../../words/plainText.ts';
import { type PickItem, pickSeveral } from '../ui/prompts.ts';
import { pickItems, selectedObjects } from './chooseObjects.ts';
import type { CommandContext, RowsInput } from './commandContext.ts';
import {
  allCandidates,
  type Candidate,
  candidatesOfRows,
  containerKind,
  imageKind,
  type ObjectKind,
  sandboxKind,
} from './objects.ts';

export async function copyId(context: CommandContext, input: RowsInput): Promise<void> {
  await copyTexts(context, input, [
    copySource(sandboxKind, ({ object }) => object.id),
    copySource(containerKind, ({ object }) => object.id),
    copySource(imageKind, ({ object }) => object.id),
  ]);
}

export async function copyName(context: CommandContext, input: RowsInput): Promise<void> {
  await copyTexts(context, input, [
    copySource(sandboxKind, ({ object }) => object.name),
    copySource(containerKind, ({ object }) => object.name),
  ]);
}

export async function copyImageReference(context: CommandContext, input: RowsInput): Promise<void> {
  await copyTexts(context, input, [
    copySource(containerKind, ({ object, snapshot }) => referenceOfContainer(object, snapshot)),
    copySource(imageKind, ({ object }) => referenceOfImage(object)),
  ]);
}

interface PickedText {
  readonly text: string;
  /** Whether its object is selected in the view that was used last. */
  readonly isSelected: boolean;
}

/** Gives what is to be copied of the objects of one kind, of rows or of all there are. */
interface CopySource {
  readonly ofRows: (context: CommandContext, input: RowsInput) => readonly string[];
  readonly toPick: (context: CommandContext) => readonly PickItem<PickedText>[];
}

function copySource<T extends { readonly id: string }>(
  kind: ObjectKind<T>,
  text: (candidate: Candidate<T>) => string,
): CopySource {
  return {
    ofRows: ({ sessions }, { rows }) => candidatesOfRows(rows, sessions, kind).map(text),
    toPick: (context) => {
      const isSelected = selectedObjects(context, kind);
      return pickItems(allCandidates(context.sessions, kind), kind, context).map((item) => ({
        ...item,
        value: { text: text(item.value), isSelected: isSelected(item.value) },
      }));
    },
  };
}

/**
 * Copies one text a line, of the rows given or of what the person picks. A name with a line end in it would run as a
 * command of its own where it is pasted into a terminal.
 */
async function copyTexts(context: CommandContext, input: RowsInput, sources: readonly CopySource[]): Promise<void> {
  const texts = input.ask ? await pickTexts(context, sources) : sources.flatMap((each) => each.ofRows(context, input));
  if (texts.length > 0) {
    await vscode.env.clipboard.writeText(texts.map(oneLine).join('\n'));
  }
}

async function pickTexts(context: CommandContext, sources: readonly CopySource[]): Promise<readonly string[]> {
  const { l10n } = context;
  const picked = await pickSeveral(
    sources.flatMap((source) => source.toPick(context)),
    { placeholder: l10n.t('Objects to copy from'), selected: ({ isSelected }) => isSelected, l10n },
  );
  return picked.map(({ text }) => text);
}

/** The reference by which an image is best pulled again: a tag, else a digest, else only its id is left. */
function referenceOfImage(image: Image): string {
  return imageTags(image)[0] ?? image.repoDigests[0] ?? image.id;
}

/** What the person asked for where the runtime kept it; else the image's own reference, for lists often hold an id. */
function referenceOfContainer(container: Container, snapshot: EndpointSnapshot): string {
  if (container.userSpecifiedImage !== '') {
    return container.userSpecifiedImage;
  }
  const [imageId] = containersByImage(snapshot.images, [container]).keys();
  const image = imageId === undefined ? undefined : snapshot.images.get(imageId);
  if (image !== undefined && !image.repoTags.includes(container.image)) {
    return referenceOfImage(image);
  }
  return container.image || container.imageRef || container.imageId;
}
