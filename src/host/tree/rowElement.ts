import type { Row } from '../../projection/row.ts';

/**
 * What the workbench and the commands hold of a row. The workbench knows an element by identity, so there is one a row
 * id for as long as the row lives, and it always reads as the row was last drawn.
 */
export class RowElement implements Row {
  #row: Row;

  constructor(row: Row) {
    this.#row = row;
  }

  get id(): Row['id'] {
    return this.#row.id;
  }

  get kind(): Row['kind'] {
    return this.#row.kind;
  }

  get endpointId(): Row['endpointId'] {
    return this.#row.endpointId;
  }

  get objectId(): Row['objectId'] {
    return this.#row.objectId;
  }

  get label(): Row['label'] {
    return this.#row.label;
  }

  get description(): Row['description'] {
    return this.#row.description;
  }

  get icon(): Row['icon'] {
    return this.#row.icon;
  }

  get contextValue(): Row['contextValue'] {
    return this.#row.contextValue;
  }

  get expansion(): Row['expansion'] {
    return this.#row.expansion;
  }

  get children(): Row['children'] {
    return this.#row.children;
  }

  show(row: Row): void {
    this.#row = row;
  }
}
