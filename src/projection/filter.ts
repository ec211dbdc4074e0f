/** What rows have to match: every text, and of each kind of word one. All in lower case. */
export interface Filter {
  /** As it was typed, without the blanks around it; empty for none. */
  readonly text: string;
  readonly texts: readonly string[];
  readonly states: readonly string[];
  readonly namespaces: readonly string[];
  readonly handlers: readonly string[];
}

export const noFilter: Filter = { text: '', texts: [], states: [], namespaces: [], handlers: [] };

const maxLength = 500;
const word = /^(state|ns|namespace|handler):(.*)$/;

/**
 * Reads `state:running ns:shop nginx`. What begins like no word of ours is text, also with a colon in it, as image
 * references have one. A word without a value is still being typed and asks for nothing.
 */
export function parseFilter(typed: string): Filter {
  const text = typed.slice(0, maxLength).trim();
  const parts = text
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '');
  const valuesOf = (...names: readonly string[]): readonly string[] =>
    parts.flatMap((part) => {
      const [, name = '', value = ''] = word.exec(part) ?? [];
      return names.includes(name) && value !== '' ? [value] : [];
    });
  return {
    text,
    texts: parts.filter((part) => !word.test(part)),
    states: valuesOf('state'),
    namespaces: valuesOf('ns', 'namespace'),
    handlers: valuesOf('handler'),
  };
}

export function hasWords({ states, namespaces, handlers }: Filter): boolean {
  return states.length > 0 || namespaces.length > 0 || handlers.length > 0;
}
