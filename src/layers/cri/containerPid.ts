import type { Container } from '../../contract/container.ts';
import { type Fact, unknown } from '../../contract/layers/fact.ts';
import { asInteger, at } from '../../runtimes/json.ts';
import type { ReplyReader } from '../../runtimes/verboseReply.ts';

/**
 * CRI-O keeps the pid after the exit, when it may be another process's. containerd and cri-dockerd report 0 for an
 * exited container, and for one that is created only: they start its process with it, CRI-O makes it beforehand.
 */
export function containerPid(reader: ReplyReader, { state }: Container): Fact<number> {
  const pid = asInteger(at(reader.info, 'pid'));
  const hasExited = state === 'exited' || at(reader.body, 'status', 'state') === 'CONTAINER_EXITED';
  if (hasExited || (pid === 0 && state === 'running')) {
    return unknown({ why: 'ended' });
  }
  return reader.fact('info.pid', pid !== undefined && pid > 0 ? pid : undefined);
}
