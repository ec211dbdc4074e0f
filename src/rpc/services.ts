import descriptors from './generated/descriptors.json';
import type { ImageServiceDefinition } from './generated/types/runtime/v1/ImageService.ts';
import type { RuntimeServiceDefinition } from './generated/types/runtime/v1/RuntimeService.ts';
import { loadDescriptors } from './loadDescriptors.ts';

const definitions = loadDescriptors(descriptors);

// The casts are where the generated types meet the loaded descriptor: both are made from the same .proto file with the
// same options, and a test compares that file with the wire facts field by field.
export const runtimeService = service('runtime.v1.RuntimeService') as RuntimeServiceDefinition;
export const imageService = service('runtime.v1.ImageService') as ImageServiceDefinition;

function service(name: string): unknown {
  const definition = definitions[name];
  if (definition === undefined || 'format' in definition) {
    throw new Error(`The descriptor has no service ${name}`);
  }
  return definition;
}
