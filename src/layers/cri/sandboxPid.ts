import type { HighLevelRuntime } from '../../runtimes/highLevelRuntime.ts';
import { type Fact, known, unknown } from '../../contract/layers/fact.ts';
import type { Sandbox } from '../../contract/sandbox.ts';
import { asInteger, at } from '../../runtimes/json.ts';
import type { ReplyReader } from '../../runtimes/verboseReply.ts';

/**
 * The process that holds the sandbox: pause, CRI-O's infra container, or runsc's Sentry. 0 is one that has ended; CRI-O
 * keeps the number, when it may be another process's.
 *
 * @param reader the reply to the call that tells it, which is the runtime's `sandboxPidIn`
 */
export function sandboxPid(reader: ReplyReader, runtime: HighLevelRuntime, { state }: Sandbox): Fact<number | 'none'> {
  const field = runtime.withoutProcess(reader)?.field;
  if (field !== undefined) {
    return known('none', { from: 'call', method: runtime.sandboxPidIn, field });
  }
  const pid = asInteger(at(reader.info, 'pid'));
  const isKept = state === 'notReady' && at(reader.info, 'processStatus') === undefined;
  if (pid === 0 || (pid !== undefined && isKept)) {
    return unknown({ why: 'ended' });
  }
  return reader.fact('info.pid', pid !== undefined && pid > 0 ? pid : undefined);
}
