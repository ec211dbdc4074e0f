import { type Fact, known, unknown } from '../../contract/layers/fact.ts';
import type { LowLevelRuntime } from '../../contract/layers/isolation.ts';
import type { SandboxResident } from '../../contract/layers/sandbox.ts';
import type { ReplyReader } from './replyReader.ts';
import type { RuntimeKind } from './runtimeKind.ts';

/** What stays of the low-level runtime: only /proc shows it, unless we know that nothing does. */
export function residentsFact(
  runtime: LowLevelRuntime,
  reader: ReplyReader,
  kind: RuntimeKind,
): Fact<readonly SandboxResident[]> {
  if (runtime.staysRunning === false) {
    return known([], { from: 'design', of: runtime.name });
  }
  // Docker's runtime is not known over CRI, nor so what to look for.
  return kind === 'docker' ? reader.missing : unknown({ why: 'notReadYet' });
}
