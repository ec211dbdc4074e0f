import { parseExactJson } from '../common/parseExactJson.ts';
import type { JsonValue } from '../contract/json.ts';
import {
  hidden,
  isHidden,
  isOutput,
  itemZone,
  mayTellSecret,
  openText,
  secretsOf,
  variableName,
  type Zone,
  zoneOf,
} from './redact.ts';

export interface MessageJson {
  readonly json: JsonValue;
  /** About how many characters of JSON text. */
  readonly size: number;
}

const maxItems = 20;
const maxFields = 200;
const maxDepth = 24;
const maxTextLength = 4096;
/** A container's verbose information takes some ten KiB. */
const maxParsedLength = 512 * 1024;
/** Characters of one message. */
const maxSize = 64 * 1024;

/**
 * A message for reading: without secrets, and cut where it is long, with `… 9980 more` in the place of what is left
 * out. The work is bounded by what is shown, whatever the length of a list. Bytes and texts that hold JSON are read as
 * such; of other bytes only the number is told.
 */
export function jsonOfMessage(message: unknown): MessageJson {
  const writing = new MessageWriting();
  const json = writing.value(message, { key: '', parentKey: '', zone: 'open', depth: 0 });
  return { json, size: writing.size };
}

interface Place {
  /** Empty for an item of a list. */
  readonly key: string;
  readonly parentKey: string;
  readonly zone: Zone;
  readonly depth: number;
}

class MessageWriting {
  size = 0;

  value(value: unknown, place: Place): JsonValue {
    switch (typeof value) {
      case 'string':
        return this.#text(value, place);
      case 'boolean':
        return this.#leaf(value);
      case 'number':
      case 'bigint':
        return this.#leaf(isHidden(place) ? hidden : typeof value === 'bigint' ? value.toString() : value);
      case 'object':
        return value === null ? null : this.#object(value, place);
      default:
        return null;
    }
  }

  #leaf(value: string | number | boolean): JsonValue {
    this.size += typeof value === 'string' ? value.length + 2 : 5;
    return value;
  }

  #object(value: object, place: Place): JsonValue {
    if (value instanceof Uint8Array) {
      return this.#bytes(value, place);
    }
    if (place.depth >= maxDepth) {
      return this.#leaf('…');
    }
    return Array.isArray(value) ? this.#list(value, place) : this.#fields(value, place);
  }

  #list(items: readonly unknown[], { key, zone, depth }: Place): JsonValue {
    const shown: JsonValue[] = [];
    const place = { key: '', parentKey: key, zone: itemZone(zone), depth: depth + 1 };
    for (const item of items.slice(0, maxItems)) {
      if (this.size >= maxSize) {
        break;
      }
      shown.push(this.value(item, place));
    }
    const more = items.length - shown.length;
    return more > 0 ? [...shown, this.#leaf(`… ${more} more`)] : shown;
  }

  #fields(fields: object, { key: parentKey, zone, depth }: Place): JsonValue {
    const all: [string, unknown][] = Object.entries(fields);
    const shown: [string, JsonValue][] = [];
    for (const [key, value] of all.slice(0, maxFields)) {
      if (this.size >= maxSize) {
        break;
      }
      this.size += key.length + 3;
      shown.push([key, this.value(value, { key, parentKey, zone: zoneOf(key, zone), depth: depth + 1 })]);
    }
    const more = all.length - shown.length;
    return Object.fromEntries(more > 0 ? [...shown, ['…', this.#leaf(`${more} more`)]] : shown);
  }

  #text(text: string, place: Place): JsonValue {
    if (text === '') {
      return this.#leaf('');
    }
    if (place.zone === 'variable' && place.key === '') {
      return this.#leaf(cutText(variableName(text), maxTextLength));
    }
    if (isHidden(place)) {
      return this.#leaf(hidden);
    }
    if (isOutput(place.key)) {
      return this.#leaf(`(${text.length} characters)`);
    }
    return /^\s*["{[]/.test(text) ? this.#jsonText(text, place) : this.#plainText(text, place);
  }

  #plainText(text: string, { key }: Place): JsonValue {
    const open = openText(text.slice(0, maxParsedLength), key);
    const unread = Math.max(0, text.length - maxParsedLength);
    return this.#leaf(cutText(open, maxTextLength, open.length + unread));
  }

  /** A reply's `info` has JSON as text, and so has an annotation that repeats what was applied. */
  #jsonText(text: string, place: Place): JsonValue {
    const parsed = text.length > maxParsedLength ? undefined : parse(text);
    if (parsed === undefined) {
      return mayTellSecret(text) ? this.#leaf(`(${text.length} characters)`) : this.#plainText(text, place);
    }
    const shown = this.value(parsed, { ...place, depth: place.depth + 1 });
    return place.parentKey === 'info' ? shown : JSON.stringify(shown);
  }

  #bytes(bytes: Uint8Array, place: Place): JsonValue {
    if (bytes.length === 0) {
      return this.#leaf('');
    }
    if (isHidden(place)) {
      return this.#leaf(hidden);
    }
    const isObject = bytes[0] === 0x7b && !isOutput(place.key) && bytes.length <= maxParsedLength;
    const parsed = isObject ? parse(Buffer.from(bytes).toString('utf8')) : undefined;
    return parsed === undefined ? this.#leaf(`(${bytes.length} bytes)`) : this.value(parsed, place);
  }
}

function parse(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch {
    return undefined;
  }
}

/** Characters of what a runtime says of a failure. */
const maxDetailLength = 8192;

/** What a runtime says of a failure, without the secrets of the request that it may quote. */
export function redactedDetail(detail: string, request: unknown): string {
  // The longer ones first, because one may be a part of another.
  const secrets = [...secretsOf(request)].sort((a, b) => b.length - a.length);
  const text = secrets.reduce((told, secret) => told.replaceAll(secret, hidden), detail);
  return cutText(openText(text, ''), maxDetailLength);
}

/**
 * The beginning of a text that is long, with a word that says how much more there is.
 *
 * @param length of the whole text, where `text` is not all of it
 */
function cutText(text: string, maxLength: number, length = text.length): string {
  const shown = text.slice(0, maxLength);
  return shown.length < length ? `${shown}… ${length - shown.length} more characters` : text;
}
