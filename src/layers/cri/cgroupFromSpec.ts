import type { JsonValue } from '../../contract/json.ts';
import type { CgroupFacts, CgroupLimits } from '../../contract/layers/cgroup.ts';
import { unknown } from '../../contract/layers/fact.ts';
import { asInteger, asRecord, asText, at } from '../../runtimes/json.ts';
import type { ReplyReader } from '../../runtimes/verboseReply.ts';
import { cgroupPathOf } from './cgroupPathOf.ts';

/** The limits are those that the spec asks for: the kernel's may have changed since. */
export function cgroupFromSpec(reader: ReplyReader): CgroupFacts {
  const linux = at(reader.spec, 'linux');
  return {
    path: reader.fact('info.runtimeSpec.linux.cgroupsPath', cgroupPathOf(asText(at(linux, 'cgroupsPath')))),
    limits: reader.fact('info.runtimeSpec.linux.resources', limitsOf(linux)),
    usage: unknown({ why: 'notReadYet' }),
  };
}

/** Microseconds; the kernel's default. */
const defaultPeriod = 100_000;

function limitsOf(linux: JsonValue | undefined): CgroupLimits | undefined {
  if (asRecord(linux) === undefined) {
    return undefined;
  }
  const resources = at(linux, 'resources');
  const memoryBytes = limit(at(resources, 'memory', 'limit'));
  const quota = limit(at(resources, 'cpu', 'quota'));
  const cpuWeight = limit(at(resources, 'cpu', 'shares'));
  const processes = limit(at(resources, 'pids', 'limit'));
  return {
    ...(memoryBytes === undefined ? {} : { memoryBytes }),
    ...(quota === undefined ? {} : { cpus: quota / (limit(at(resources, 'cpu', 'period')) ?? defaultPeriod) }),
    ...(cpuWeight === undefined ? {} : { cpuWeight }),
    cpuWeightScale: 'shares',
    ...(processes === undefined ? {} : { processes }),
  };
}

/** -1 and 0 are no limit. */
function limit(value: JsonValue | undefined): number | undefined {
  const number = asInteger(value);
  return number !== undefined && number > 0 ? number : undefined;
}
