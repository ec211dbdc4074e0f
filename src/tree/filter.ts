import type { Localize } from '../common/localize.ts';
import type { Container } from '../contract/container.ts';
import type { Image } from '../contract/image.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { RowCounts } from './objectList.ts';
import { plainText } from '../words/plainText.ts';
import { shownContainerState } from '../words/states.ts';
import type { PlacedContainer } from './rows/container.ts';

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

function hasWords({ states, namespaces, handlers }: Filter): boolean {
  return states.length > 0 || namespaces.length > 0 || handlers.length > 0;
}

export function sandboxMatches(sandbox: Sandbox, filter: Filter): boolean {
  return (
    startsWithOne(filter.states, [sandbox.state]) &&
    placeMatches(sandbox, filter) &&
    filter.texts.every((text) => inSandbox(sandbox, text) || inLabels(sandbox.labels, text))
  );
}

/** A container is also found by what its pod and its image are called. */
export function containerMatches(placed: PlacedContainer, filter: Filter): boolean {
  const { container, sandbox, image } = placed;
  return (
    wordsMatch(placed, filter) &&
    filter.texts.every(
      (text) =>
        inContainer(container, text) ||
        (sandbox !== undefined && inSandbox(sandbox, text)) ||
        (image !== undefined && inImage(image, text)) ||
        inLabels(container.labels, text),
    )
  );
}

/** An image is found by its own names. Words tell of containers: it matches when one that uses it does. */
export function imageMatches(image: Image, users: readonly PlacedContainer[], filter: Filter): boolean {
  return (
    filter.texts.every((text) => inImage(image, text)) &&
    (!hasWords(filter) || users.some((user) => wordsMatch(user, filter)))
  );
}

function wordsMatch({ container, sandbox }: PlacedContainer, filter: Filter): boolean {
  return (
    startsWithOne(filter.states, [container.state, shownContainerState(container, sandbox)]) &&
    placeMatches(sandbox, filter)
  );
}

function placeMatches(sandbox: Sandbox | undefined, { namespaces, handlers }: Filter): boolean {
  return (
    startsWithOne(namespaces, [sandbox?.namespace ?? '']) && startsWithOne(handlers, [sandbox?.runtimeHandler ?? ''])
  );
}

/** By its beginning, so that the rows narrow while the word is typed. */
function startsWithOne(wanted: readonly string[], values: readonly string[]): boolean {
  return wanted.length === 0 || values.some((value) => wanted.some((word) => value.toLowerCase().startsWith(word)));
}

function inContainer({ name, id, image, userSpecifiedImage }: Container, text: string): boolean {
  return has(name, text) || has(id, text) || has(image, text) || has(userSpecifiedImage, text);
}

function inSandbox({ name, id, namespace }: Sandbox, text: string): boolean {
  return has(name, text) || has(namespace, text) || has(id, text);
}

function inImage({ id, repoTags, repoDigests }: Image, text: string): boolean {
  return has(id, text) || repoTags.some((tag) => has(tag, text)) || repoDigests.some((digest) => has(digest, text));
}

/** `app=web`, or a part of it. */
function inLabels(labels: Readonly<Record<string, string>>, text: string): boolean {
  return Object.keys(labels).some((name) => {
    const value = labels[name] ?? '';
    return has(name, text) || has(value, text) || (text.includes('=') && has(`${name}=${value}`, text));
  });
}

function has(value: string, text: string): boolean {
  return value.toLowerCase().includes(text);
}

/** The line over filtered rows: `3 of 120 shown, filter: web`. */
export function filterMessage({ shown, total }: RowCounts, { text }: Filter, l10n: Localize): string {
  return text === '' ? '' : l10n.t('{0} of {1} shown, filter: {2}', shown, total, plainText(text));
}
