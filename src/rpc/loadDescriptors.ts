import { fromJSON, type PackageDefinition } from '@grpc/proto-loader';
import { decoding } from './decoding.ts';

/** @param descriptors what scripts/generate.ts has made of .proto files */
export function loadDescriptors(descriptors: Parameters<typeof fromJSON>[0]): PackageDefinition {
  return fromJSON(descriptors, decoding);
}
