import type { JsonObject, JsonValue } from '../../src/contract/json.ts';
import { asFilledText, asList, asRecord, asTexts, at } from '../../src/runtimes/json.ts';
import { sample, type SampledRuntime, sampleNames } from './sample.ts';

/** Those whose lists are recorded, too. */
export type RecordedName =
  'containerd-2.3' | 'crio-1.36' | 'cri-dockerd-0.4' | 'kubelet-1.36-on-crio-1.36' | 'kubelet-1.36-on-containerd-2.1';

/** Under a kubelet only the pods were recorded: the rest is what the same runtime said without one. */
const foldersOf: Readonly<Record<RecordedName, readonly SampledRuntime[]>> = {
  'containerd-2.3': ['containerd-2.3'],
  'crio-1.36': ['crio-1.36'],
  'cri-dockerd-0.4': ['cri-dockerd-0.4'],
  'kubelet-1.36-on-crio-1.36': ['kubelet-1.36-on-crio-1.36', 'crio-1.36'],
  'kubelet-1.36-on-containerd-2.1': ['kubelet-1.36-on-containerd-2.1', 'containerd-2.1'],
};

/** The pid of the first of cri-dockerd's pauses, which were not recorded. */
const firstPause = 23_051;

/** A runtime as its recorded replies show it. */
export class RecordedRuntime {
  readonly name: RecordedName;
  /** By call, and by what identifies its object. */
  readonly #replies = new Map<string, JsonObject>();

  constructor(name: RecordedName) {
    this.name = name;
    for (const folder of [...foldersOf[name]].reverse()) {
      for (const file of sampleNames(folder)) {
        const reply = sample(folder, file);
        const [call = ''] = file.split('-');
        keysOf(reply).forEach((key) => this.#replies.set(`${call} ${key}`, reply));
      }
    }
    if (name === 'cri-dockerd-0.4') {
      this.sandboxes.forEach(({ id }, index) => this.#addPause(asFilledText(id) ?? '', firstPause + index));
    }
  }

  /** cri-dockerd answers for a pod's id as for a container's; that was recorded of a pod which is in no list. */
  #addPause(sandboxId: string, pid: number): void {
    const { status, ...rest } = sample('cri-dockerd-0.4', 'ContainerStatus-of-a-pod-id');
    this.#replies.set(`ContainerStatus ${sandboxId}`, {
      ...{ ...rest, status: { ...asRecord(status), id: sandboxId } },
      info: { info: { sandboxID: '', pid } },
    });
  }

  /** @param key of the object that the call is on */
  reply(call: string, key = ''): JsonObject | undefined {
    return this.#replies.get(`${call} ${key}`);
  }

  get sandboxes(): readonly JsonObject[] {
    return records(this.reply('ListPodSandbox')?.['items']);
  }

  get containers(): readonly JsonObject[] {
    return records(this.reply('ListContainers')?.['containers']);
  }
}

function keysOf(reply: JsonObject): readonly string[] {
  const object = at(reply, 'image') ?? at(reply, 'status');
  const id = asFilledText(at(object, 'id'));
  return id === undefined ? [''] : [id, ...(asTexts(at(object, 'repo_tags')) ?? [])];
}

function records(list: JsonValue | undefined): readonly JsonObject[] {
  return (asList(list) ?? []).map((item) => asRecord(item) ?? {});
}
