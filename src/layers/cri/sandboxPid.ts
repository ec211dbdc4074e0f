import { known, unknown } from '../../contract/layers/fact.ts';
import type { Fact } from '../../contract/layers/fact.ts';
import type { Sandbox } from '../../contract/sandbox.ts';
import { isSpoofed } from './isSpoofed.ts';
import { crioAnnotationField } from './crioAnnotation.ts';
import { asInteger, at } from './jsonPath.ts';
import type { ReplyReader } from './replyReader.ts';

/**
 * The process that holds the sandbox: pause, CRI-O's infra container, or runsc's Sentry. 0 is one that has ended; CRI-O
 * keeps the number, when it may be another process's.
 *
 * @param reader the status of the sandbox; on cri-dockerd that of its pause container
 */
export function sandboxPid(reader: ReplyReader, { state }: Sandbox): Fact<number | 'none'> {
  if (isSpoofed(reader)) {
    return known('none', { from: 'call', method: 'PodSandboxStatus', field: crioAnnotationField('spoofed.crio.io') });
  }
  const pid = asInteger(at(reader.info, 'pid'));
  const isKept = state === 'notReady' && at(reader.info, 'processStatus') === undefined;
  if (pid === 0 || (pid !== undefined && isKept)) {
    return unknown({ why: 'ended' });
  }
  return reader.fact('info.pid', pid !== undefined && pid > 0 ? pid : undefined);
}
