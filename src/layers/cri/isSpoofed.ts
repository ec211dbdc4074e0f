import { crioAnnotation } from './crioAnnotation.ts';
import { asInteger, at } from './jsonPath.ts';
import type { ReplyReader } from './replyReader.ts';

/**
 * Whether CRI-O runs the sandbox without an infra container (`drop_infra_ctr`, its default): the spec is that of a
 * process that was never started.
 */
export function isSpoofed(reader: ReplyReader): boolean {
  return crioAnnotation(reader, 'spoofed.crio.io') === 'true' && asInteger(at(reader.info, 'pid')) === undefined;
}
