import type { Image } from '../contract/image.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { imageLabel } from '../words/names.ts';
import type { WordContext } from '../words/wordContext.ts';
import { type ContainerOwner, ContainerOwners } from './containerOwners.ts';
import { imageMatches } from './filterMatches.ts';
import { imageRow } from './imageRow.ts';
import { ItemRows } from './itemRows.ts';
import { pagedRows, type PageSpec } from './pagedRows.ts';
import type { PlacedContainers } from './placedContainers.ts';
import { pullRow } from './pullRow.ts';
import type { Row } from './row.ts';
import { imageSortKey } from './sortKey.ts';
import type { ViewChoices } from './viewChoices.ts';
import type { RowCounts, ViewRows } from './viewRows.ts';

type UsedImage = ContainerOwner<Image>;

const sortKey = ({ owner }: UsedImage): string => imageSortKey(owner);

/** The Images view: what is being pulled, whatever the filter says, then images by name, then those without a tag. */
export class ImageRows implements ViewRows {
  readonly #places: PlacedContainers;
  readonly #images: ContainerOwners<Image>;
  readonly #items = new ItemRows<UsedImage>(sortKey, ({ owner, containers }, filter) =>
    imageMatches(owner, containers, filter),
  );
  #shown = 0;

  constructor(places: PlacedContainers) {
    this.#places = places;
    this.#images = new ContainerOwners<Image>(
      places,
      ({ images }) => images,
      ({ image }) => image?.id,
    );
  }

  get counts(): RowCounts {
    return { shown: this.#shown, total: this.#items.total };
  }

  *prepare(snapshot: EndpointSnapshot, { filter }: ViewChoices): Generator<void> {
    this.#places.at(snapshot);
    yield;
    this.#items.owe(this.#images.update(snapshot));
    yield;
    yield* this.#items.makeKeys(sortKey);
    this.#items.update(sortKey);
    yield;
    yield* this.#items.look(filter);
  }

  rows(snapshot: EndpointSnapshot, context: WordContext, choices: ViewChoices): readonly Row[] {
    const { endpoint, pulls } = snapshot;
    const items = this.#items;
    items.owe(this.#images.update(snapshot));
    items.update(sortKey);
    const shown = items.shown(choices.filter);
    this.#shown = shown.length;
    const spec: PageSpec<UsedImage> = {
      endpointId: endpoint.id,
      scope: 'images',
      label: ({ owner }) => imageLabel(owner),
      row: (image) =>
        items.row(image, undefined, context, () => imageRow(endpoint.id, image.owner, image.containers, context)),
    };
    return [...pulls.map((pull) => pullRow(endpoint.id, pull, context)), ...pagedRows(shown, spec, context)];
  }
}
