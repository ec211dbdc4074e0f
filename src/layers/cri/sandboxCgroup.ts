import type { CgroupFacts } from '../../contract/layers/cgroup.ts';
import { unknown } from '../../contract/layers/fact.ts';
import type { HighLevelRuntime } from '../../runtimes/highLevelRuntime.ts';
import type { ReplyReader } from '../../runtimes/verboseReply.ts';
import { cgroupFromSpec } from './cgroupFromSpec.ts';
import { systemdSlicePath } from './systemdSlicePath.ts';

/** That of the process that holds the sandbox; on CRI-O without one, the pod's, which holds those of the containers. */
export function sandboxCgroup(reader: ReplyReader, runtime: HighLevelRuntime): CgroupFacts {
  const parent = runtime.withoutProcess(reader)?.cgroupParent;
  if (parent === undefined) {
    return cgroupFromSpec(reader);
  }
  const { field, value = '' } = parent;
  return {
    path: reader.fact(field, value.startsWith('/') ? value : systemdSlicePath(value)),
    limits: reader.missing,
    usage: unknown({ why: 'notReadYet' }),
  };
}
