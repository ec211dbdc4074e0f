import type { JsonValue } from '../contract/json.ts';
import type { CgroupFacts, CgroupLimits } from '../contract/layers/cgroup.ts';
import { unknown } from '../contract/layers/fact.ts';
import type { HighLevelRuntime } from '../runtimes/highLevelRuntime.ts';
import { asInteger, asRecord, asText, at } from '../runtimes/json.ts';
import type { ReplyReader } from '../runtimes/verboseReply.ts';

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

/**
 * The path from the root of the hierarchy for a `cgroupsPath` of a spec. With the systemd driver that is
 * `slice:prefix:name` (runc's docs/systemd.md), for the scope `prefix-name.scope` in the slice. A path without a slash
 * in front is relative to a cgroup that only the runtime knows: `undefined`.
 */
export function cgroupPathOf(cgroupsPath: string | undefined): string | undefined {
  if (cgroupsPath === undefined || cgroupsPath.startsWith('/')) {
    return cgroupsPath;
  }
  const [slice, prefix, name, ...rest] = cgroupsPath.split(':', 4);
  if (slice === undefined || prefix === undefined || name === undefined || name === '' || rest.length > 0) {
    return undefined;
  }
  const parent = systemdSlicePath(slice === '' ? 'system.slice' : slice);
  if (parent === undefined) {
    return undefined;
  }
  const unit = name.endsWith('.slice') ? name : `${prefix === '' ? '' : `${prefix}-`}${name}.scope`;
  return `${parent === '/' ? '' : parent}/${unit}`;
}

/** systemd takes no longer unit name (UNIT_NAME_MAX). */
const longestUnitName = 255;

/**
 * The cgroup of a systemd slice. A dash in its name is a step down the tree (systemd.slice(5)): `a-b-c.slice` is
 * `/a.slice/a-b.slice/a-b-c.slice`. `undefined` for what is no slice's name.
 */
function systemdSlicePath(slice: string): string | undefined {
  if (slice === '-.slice') {
    return '/';
  }
  if (slice.length > longestUnitName || !/^[^-/]+(?:-[^-/]+)*\.slice$/.test(slice)) {
    return undefined;
  }
  const steps = slice.slice(0, -'.slice'.length).split('-');
  return steps.map((_, at) => `/${steps.slice(0, at + 1).join('-')}.slice`).join('');
}
