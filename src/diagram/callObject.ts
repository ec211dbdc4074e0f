import { isRecord } from '../common/isRecord.ts';
import type { CallRecord } from '../contract/call.ts';
import type { JsonValue } from '../contract/json.ts';
import { plainText } from '../words/plainText.ts';
import { cut, shortHashes } from './shortText.ts';

/** A call as the panel lists it. */
export type ShownCall = CallRecord & {
  /** What it is about, by name where one is known; absent of a call that is about nothing alone. */
  readonly object?: string;
};

/** The name of a sandbox or container, whichever has the id: of containerd's tasks a request says no more. */
export type NameOf = (id: string) => string | undefined;

/** Twenty calls of one method are told apart by what they are about. */
export function withObject(call: CallRecord, nameOf: NameOf): ShownCall {
  const object = objectOf(call.request, nameOf);
  return object === undefined ? call : { ...call, object };
}

const longest = 80;

function objectOf(request: JsonValue, nameOf: NameOf): string | undefined {
  const id = first(request, ['container_id', 'pod_sandbox_id', 'id']) ?? first(field(request, 'filter'), filterKeys);
  const name = id === undefined ? undefined : nameOf(id);
  const text = name ?? id ?? newName(request) ?? first(field(request, 'image'), ['image']) ?? first(request, otherKeys);
  return text === undefined ? undefined : cut(shortHashes(plainText(text)), longest);
}

const filterKeys = ['id', 'pod_sandbox_id'];
/** A snapshot, a blob, an image of containerd's. */
const otherKeys = ['key', 'digest', 'name', 'image_ref'];

/** Of what is to be made, which has no id yet. */
function newName(request: JsonValue): string | undefined {
  return first(field(field(request, 'config'), 'metadata'), ['name']);
}

function first(message: JsonValue | undefined, keys: readonly string[]): string | undefined {
  return keys
    .map((key) => field(message, key))
    .find((value): value is string => typeof value === 'string' && value !== '');
}

function field(message: JsonValue | undefined, key: string): JsonValue | undefined {
  return isRecord(message) ? message[key] : undefined;
}
