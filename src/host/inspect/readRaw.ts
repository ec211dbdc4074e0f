import { CriError } from '../../contract/failure.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { EndpointSession } from '../../model/endpointSession.ts';
import type { InspectSubject } from '../ui/inspectSubject.ts';

/** Reads the runtime's whole reply about a subject. @throws CriError */
export async function readRaw({ runtime, images }: EndpointSession, subject: InspectSubject): Promise<JsonObject> {
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
