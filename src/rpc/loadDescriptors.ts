import { fromJSON, type PackageDefinition } from '@grpc/proto-loader';
import { decoding } from './decoding.ts';

/** @param descriptors what scripts/generate.ts has made of .proto files */
export function loadDescriptors(descriptors: object): PackageDefinition {
  return fromJSON(descriptors, decoding);
}
