import { CriError } from '../contract/failure.ts';
import type { JsonObject, JsonValue } from '../contract/json.ts';
import type { EndpointSession } from '../model/session/endpointSession.ts';

/** Something that `Inspect` can show: an object of an endpoint, or the endpoint itself. */
export interface InspectSubject {
  readonly endpointId: string;
  readonly kind: 'container' | 'sandbox' | 'image' | 'endpoint';
  /** Empty for the endpoint itself. */
  readonly objectId: string;
  /** What its document is called: with the namespace and the pod. */
  readonly name: string;
}

type ObjectPorts = Pick<EndpointSession, 'runtime' | 'images'>;

/**
 * Reads the runtime's whole reply about a subject, without what is empty in it.
 *
 * @throws CriError
 */
export async function readSubject(ports: ObjectPorts, subject: InspectSubject): Promise<JsonObject> {
  return withoutEmptyMembers(await readRaw(ports, subject));
}

async function readRaw({ runtime, images }: ObjectPorts, subject: InspectSubject): Promise<JsonObject> {
  const { kind, objectId } = subject;
  switch (kind) {
    case 'container':
      return (await runtime.containerDetails(objectId)).raw;
    case 'sandbox':
      return (await runtime.sandboxDetails(objectId)).raw;
    case 'endpoint':
      return runtime.statusRaw();
    case 'image': {
      const raw = await images.imageRaw(objectId);
      if (raw === undefined) {
        throw new CriError({ reason: 'notFound', method: 'ImageStatus', detail: objectId });
      }
      return raw;
    }
  }
}

/** Leaves out what says nothing: null, empty text, empty lists and objects. False and 0 say something. */
function withoutEmptyMembers(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const kept = withoutEmpty(item);
      return kept === undefined ? [] : [[key, kept]];
    }),
  );
}

function withoutEmpty(value: JsonValue): JsonValue | undefined {
  if (value === null || value === '') {
    return undefined;
  }
  if (isList(value)) {
    // The position in a list may mean something, so that only a list of nothing at all goes.
    const items = value.map((item) => (typeof item === 'object' ? (withoutEmpty(item) ?? null) : item));
    return items.every((item) => item === null) ? undefined : items;
  }
  if (typeof value === 'object') {
    const object = withoutEmptyMembers(value);
    return Object.keys(object).length === 0 ? undefined : object;
  }
  return value;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
