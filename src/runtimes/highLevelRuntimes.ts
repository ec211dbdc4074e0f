import type { Fact } from '../contract/layers/fact.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import { programName } from './commandLine.ts';
import { containerd } from './highLevel/containerd.ts';
import { crio } from './highLevel/crio.ts';
import { demonstration } from './highLevel/demonstration.ts';
import { docker } from './highLevel/docker.ts';
import { other } from './highLevel/other.ts';
import type { HighLevelRuntime, Supervisor } from './highLevelRuntime.ts';
import type { ReplyReader } from './verboseReply.ts';

const highLevelRuntimes: readonly HighLevelRuntime[] = [containerd, crio, docker, demonstration];

const byName = new Map(highLevelRuntimes.flatMap((runtime) => runtime.names.map((name) => [name, runtime])));

/** @param name as `Version` has it, such as `cri-o`; one that is not known, or not read yet, is `other` */
export function highLevelRuntimeOf(name: string): HighLevelRuntime {
  return byName.get(name.toLowerCase()) ?? other;
}

const programs = new Set(
  highLevelRuntimes.flatMap(({ program, inFront, below }) => [program, inFront?.program, below?.program]),
);

/** Whether a program is a runtime, or stands in front of one or below it. */
export function isProgramOfRuntime(name: string): boolean {
  return programs.has(name);
}

/** The addresses of a sandbox whose status has lost them, of whatever runtime it is. */
export function notedAddresses(sandbox: ReplyReader): readonly string[] {
  return highLevelRuntimes.flatMap((runtime) => runtime.cniAddresses(sandbox)?.value ?? []);
}

/** Who it is that does not report a fact. */
export function reporterName(runtimeName: string): string {
  return runtimeName === '' ? 'CRI' : (highLevelRuntimeOf(runtimeName).reporter ?? runtimeName);
}

/**
 * Whether a sandbox has one supervisor, or each of its containers; `unknown` also where that depends on the runtime
 * type and that is not known.
 */
export function supervisedBy(
  { supervises, wholeSandboxTypes }: HighLevelRuntime,
  runtimeType: Fact<string>,
): HighLevelRuntime['supervises'] {
  if (supervises !== 'container' || wholeSandboxTypes.length === 0) {
    return supervises;
  }
  return !runtimeType.known ? 'unknown' : wholeSandboxTypes.includes(runtimeType.value) ? 'sandbox' : 'container';
}

/** What a supervisor is called by its program, such as `conmon`; `undefined` for what is called a shim. */
export function supervisorName(process: NodeProcess): string | undefined {
  const names = highLevelRuntimes.flatMap((runtime) => runtime.supervisorName ?? []);
  return names.find((name) => programName(process).startsWith(name));
}

/** The supervisor that a process is, of whatever runtime: several may run on one node. */
export function supervisorOf(process: NodeProcess): Supervisor | undefined {
  for (const runtime of highLevelRuntimes) {
    const supervisor = runtime.supervisorOf(process);
    if (supervisor !== undefined) {
      return supervisor;
    }
  }
  return undefined;
}
