import {
  type AnyDefinition,
  fromJSON,
  type MessageTypeDefinition,
  type PackageDefinition,
  type ServiceDefinition,
} from '@grpc/proto-loader';
import { boundedDecoder } from './boundedDecoding.ts';
import { decoding } from './decoding.ts';

/**
 * The services and messages of a descriptor, whose replies are decoded within bounds, whoever decodes them.
 *
 * @param descriptors what scripts/generate.ts has made of .proto files
 */
export function loadDescriptors(descriptors: object): PackageDefinition {
  const loaded = Object.entries(fromJSON(descriptors, decoding));
  return Object.fromEntries(loaded.map(([name, definition]) => [name, bounded(definition)]));
}

function bounded(definition: AnyDefinition): AnyDefinition {
  if (isService(definition)) {
    const methods = Object.entries(definition).map(([name, method]) => [
      name,
      { ...method, responseDeserialize: boundedDecoder(method.responseDeserialize) },
    ]);
    return Object.fromEntries(methods) as ServiceDefinition;
  }
  return isMessage(definition) ? { ...definition, deserialize: boundedDecoder(definition.deserialize) } : definition;
}

/** The names of a service's methods begin with a capital. */
function isService(definition: AnyDefinition): definition is ServiceDefinition {
  return !('format' in definition);
}

function isMessage(definition: AnyDefinition): definition is MessageTypeDefinition<object, object> {
  return definition.format === 'Protocol Buffer 3 DescriptorProto';
}
