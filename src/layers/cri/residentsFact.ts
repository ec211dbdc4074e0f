import { type Fact, known, unknown } from '../../contract/layers/fact.ts';
import type { LowLevelRuntime } from '../../contract/layers/isolation.ts';
import type { SandboxResident } from '../../contract/layers/sandbox.ts';
import type { HighLevelRuntime } from '../../runtimes/highLevelRuntime.ts';
import type { ReplyReader } from '../../runtimes/verboseReply.ts';

/** What stays of the low-level runtime: only /proc shows it, unless we know that nothing does. */
export function residentsFact(
  runtime: LowLevelRuntime,
  reader: ReplyReader,
  { tellsLowLevelRuntime }: HighLevelRuntime,
): Fact<readonly SandboxResident[]> {
  if (runtime.staysRunning === false) {
    return known([], { from: 'design', of: runtime.name });
  }
  return tellsLowLevelRuntime ? unknown({ why: 'notReadYet' }) : reader.missing;
}
