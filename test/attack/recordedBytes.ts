import { definitions } from './answeringChannel.ts';
import { encodedReply } from '../facts/recordedWire.ts';
import { rawSample, type SampledRuntime, sampleNames } from '../facts/sample.ts';

const recorded: readonly SampledRuntime[] = [
  ...(['containerd-1.6', 'containerd-1.7', 'containerd-2.1', 'containerd-2.3'] as const),
  ...(['crio-1.36', 'cri-dockerd-0.4'] as const),
];

/** Real replies, encoded, by the path of their method; an empty one for each method of which none was recorded. */
export function recordedBytes(): ReadonlyMap<string, readonly Buffer[]> {
  const found = new Map<string, Buffer[]>();
  for (const path of definitions.keys()) {
    found.set(path, [Buffer.alloc(0)]);
  }
  for (const runtime of recorded) {
    for (const name of sampleNames(runtime)) {
      const [call = ''] = name.split('-');
      const path = [...definitions.keys()].find((each) => isCalled(each, call));
      const encode = path === undefined ? undefined : definitions.get(path)?.responseSerialize;
      const messages = rawSample(runtime, name);
      for (const message of Array.isArray(messages) ? (messages as unknown[]) : [messages]) {
        const bytes = encode && encodedReply(encode, message);
        found.get(path ?? '')?.push(...(bytes === undefined ? [] : [bytes]));
      }
    }
  }
  return found;
}

/** Recordings are named by the call: `ListImages`, or with the service of containerd's own: `tasks.List`. */
function isCalled(path: string, call: string): boolean {
  const [, service = '', method = ''] = /\.(\w+)\/(\w+)$/.exec(path) ?? [];
  return call === method ? /\.v1\.(Runtime|Image)Service\//.test(path) : call === `${service.toLowerCase()}.${method}`;
}
