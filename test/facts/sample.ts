import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonObject } from '../../src/contract/json.ts';

/** Whose answers are recorded in `samples`. */
export type SampledRuntime =
  | 'containerd-1.6'
  | 'containerd-1.7'
  | 'containerd-2.1'
  | 'containerd-2.3'
  | 'crio-1.36'
  | 'cri-dockerd-0.4'
  | 'kubelet-1.36-on-containerd-2.1'
  | 'kubelet-1.36-on-crio-1.36';

/** A verbose reply of a real runtime, its `info` parsed as a raw reply's is. Zero values are absent, as on the wire. */
export function sample(runtime: SampledRuntime, name: string): JsonObject {
  // The files hold replies, which are objects.
  return rawSample(runtime, name) as JsonObject;
}

/** Any recording, also a list of what a stream has sent. Who reads it knows its form. */
export function rawSample(runtime: SampledRuntime, name: string): unknown {
  return JSON.parse(readFileSync(path.join(folderOf(runtime), `${name}.json`), 'utf8'));
}

/** Of the replies that are recorded, such as `ContainerStatus-runc`. */
export function sampleNames(runtime: SampledRuntime): readonly string[] {
  return readdirSync(folderOf(runtime)).map((file) => path.basename(file, '.json'));
}

function folderOf(runtime: SampledRuntime): string {
  return path.join(import.meta.dirname, 'samples', runtime);
}
