import { unknown, type Unknown, type UnknownReason } from '../contract/layers/fact.ts';
import { isForbidden, isMissing } from './errorCode.ts';
import { notReported } from './notReported.ts';

/**
 * Why there is no fact when its file cannot be read.
 *
 * @param missing what it means that there is no such file
 */
export function unknownOf(error: unknown, path: string, missing: UnknownReason): Unknown {
  if (isForbidden(error)) {
    return unknown({ why: 'notPermitted', path });
  }
  return unknown(isMissing(error) ? missing : notReported);
}
