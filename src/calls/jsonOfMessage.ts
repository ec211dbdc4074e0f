import { exactJson } from '../common/parseExactJson.ts';
import type { JsonValue } from '../contract/json.ts';
import { withoutKnown } from '../redact/knownSecrets.ts';
import { fieldPlace, isHidden, isVariable, itemPlace, outermost, type Place } from '../redact/place.ts';
import { areArguments, mayTellSecret, redactField, variableName } from '../redact/redactField.ts';
import { redactArguments, redactText } from '../redact/redactText.ts';
import { hidden } from '../redact/secretNames.ts';
import { secretsOf } from './secretsOf.ts';

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
  const json = writing.value(message, outermost, 0);
  return { json, size: writing.size };
}

/** What a command printed is nobody's business. */
const outputKey = /^(stdout|stderr)$/;

class MessageWriting {
  size = 0;

  value(value: unknown, place: Place, depth: number): JsonValue {
    switch (typeof value) {
      case 'string':
        return this.#text(value, place, depth);
      case 'boolean':
        return this.#leaf(value);
      case 'number':
      case 'bigint':
        return this.#leaf(isHidden(place, String(value)) ? hidden : typeof value === 'bigint' ? String(value) : value);
      case 'object':
        return value === null ? null : this.#object(value, place, depth);
      default:
        return null;
    }
  }

  #leaf(value: string | number | boolean): JsonValue {
    this.size += typeof value === 'string' ? value.length + 2 : 5;
    return value;
  }

  #object(value: object, place: Place, depth: number): JsonValue {
    if (value instanceof Uint8Array) {
      return this.#bytes(value, place, depth);
    }
    if (depth >= maxDepth) {
      return this.#leaf('…');
    }
    return Array.isArray(value) ? this.#list(value, place, depth) : this.#fields(value, place, depth);
  }

  #list(items: readonly unknown[], place: Place, depth: number): JsonValue {
    const shown: JsonValue[] = [];
    const ofItem = itemPlace(place);
    const first = items.slice(0, maxItems);
    for (const item of areArguments(first, place) ? redactArguments(first.map(bounded)) : first) {
      if (this.size >= maxSize) {
        break;
      }
      shown.push(this.value(item, ofItem, depth + 1));
    }
    const more = items.length - shown.length;
    return more > 0 ? [...shown, this.#leaf(`… ${more} more`)] : shown;
  }

  #fields(fields: object, place: Place, depth: number): JsonValue {
    const all: [string, unknown][] = Object.entries(fields);
    const shown: [string, JsonValue][] = [];
    for (const [key, value] of all.slice(0, maxFields)) {
      if (this.size >= maxSize) {
        break;
      }
      this.size += key.length + 3;
      shown.push([redactText(key), this.value(value, fieldPlace(key, fields, place), depth + 1)]);
    }
    const more = all.length - shown.length;
    return Object.fromEntries(more > 0 ? [...shown, ['…', this.#leaf(`${more} more`)]] : shown);
  }

  #text(text: string, place: Place, depth: number): JsonValue {
    if (text === '') {
      return this.#leaf('');
    }
    if (isVariable(place)) {
      return this.#leaf(cutText(variableName(text), maxTextLength));
    }
    if (isHidden(place, text)) {
      return this.#leaf(hidden);
    }
    if (outputKey.test(place.key)) {
      return this.#leaf(`(${text.length} characters)`);
    }
    return /^\s*["{[]/.test(text) ? this.#jsonText(text, place, depth) : this.#plainText(text, place);
  }

  #plainText(text: string, place: Place): JsonValue {
    const open = redactField(text.slice(0, maxParsedLength), place);
    const unread = Math.max(0, text.length - maxParsedLength);
    return this.#leaf(cutText(open, maxTextLength, open.length + unread));
  }

  /** A reply's `info` has JSON as text, and so has an annotation that repeats what was applied. */
  #jsonText(text: string, place: Place, depth: number): JsonValue {
    const parsed = text.length > maxParsedLength ? undefined : exactJson(text);
    if (parsed === undefined) {
      return mayTellSecret(text) ? this.#leaf(`(${text.length} characters)`) : this.#plainText(text, place);
    }
    const shown = this.value(parsed, place, depth + 1);
    return place.parentKey === 'info' ? shown : JSON.stringify(shown);
  }

  #bytes(bytes: Uint8Array, place: Place, depth: number): JsonValue {
    if (bytes.length === 0) {
      return this.#leaf('');
    }
    if (isHidden(place, 'bytes')) {
      return this.#leaf(hidden);
    }
    const isObject = bytes[0] === 0x7b && !outputKey.test(place.key) && bytes.length <= maxParsedLength;
    const parsed = isObject ? exactJson(Buffer.from(bytes).toString('utf8')) : undefined;
    return parsed === undefined ? this.#leaf(`(${bytes.length} bytes)`) : this.value(parsed, place, depth);
  }
}

/** Of an argument that is cut off anyway, as much is read as of every text. */
function bounded(text: string): string {
  return text.length > maxParsedLength
    ? `${text.slice(0, maxTextLength)}… ${text.length - maxTextLength} more characters`
    : text;
}

/** Characters of what a runtime says of a failure. */
const maxDetailLength = 8192;

/** What a runtime says of a failure, without the secrets of the request that it may quote. */
export function redactedDetail(detail: string, request: unknown): string {
  return cutText(redactText(withoutKnown(detail, secretsOf(request))), maxDetailLength);
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
