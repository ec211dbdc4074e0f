import { criContainerd } from '../../src/containerd/criContainerd.ts';
import type { EndpointClient } from '../../src/contract/endpoint.ts';
import type { LayersSnapshot } from '../../src/contract/layers/snapshot.ts';
import { criEvents } from '../../src/cri/containerEvents.ts';
import { criImages } from '../../src/cri/criImages.ts';
import { criRuntime } from '../../src/cri/criRuntime.ts';
import { SandboxHandlers } from '../../src/cri/sandboxHandlers.ts';
import { ListSupport } from '../../src/cri/listSupport.ts';
import { LayersSession } from '../../src/layers/session/layersSession.ts';
import { allReads } from '../../src/model/session/pendingReads.ts';
import { performReads } from '../../src/model/session/performReads.ts';
import { emptyCallHistory } from '../../src/model/session/unusableSession.ts';
import { EndpointStore } from '../../src/model/store/endpointStore.ts';
import { endpoint } from '../builders/snapshot.ts';
import { type RecordedName, RecordedRuntime } from '../facts/recordedRuntime.ts';
import { settledLayers } from '../runtimes/settledLayers.ts';
import { FakeNode } from './fakeNode.ts';
import { RecordedChannel } from './recordedChannel.ts';
import { RecordedMachine } from './recordedMachine.ts';

/** Some minutes after the last of what was recorded. */
const lookedAtMs = Date.UTC(2026, 10, 24, 22, 30);

/**
 * What the layers make of a recorded runtime, each sandbox looked at: from the bytes of its replies on.
 * @param machine `same`: we are on a machine that fits the recording; `other`: its socket comes from elsewhere
 */
export async function recordedLayers(name: RecordedName, machine: 'same' | 'other' = 'same'): Promise<LayersSnapshot> {
  const recorded = new RecordedRuntime(name);
  const channel = new RecordedChannel(recorded);
  const client = clientOf(channel, name);
  const store = new EndpointStore(endpoint(name.includes('crio') ? 'crio/crio' : name));
  const { signal } = new AbortController();
  await performReads(
    client,
    allReads,
    { snapshot: () => store.snapshot, apply: (reading) => store.apply(reading), untold: new WeakMap() },
    signal,
  );
  store.apply({ connection: { phase: 'live' } });
  const layers = new LayersSession({
    session: {
      ...{ endpoint: store.snapshot.endpoint, store, calls: emptyCallHistory },
      ...{ runtime: client.runtime, images: client.images, containerd: client.containerd },
      refresh: () => Promise.resolve(),
      setVisible: () => undefined,
      pull: () => Promise.reject(new Error('A recording pulls nothing.')),
      dispose: () => undefined,
    },
    node: machine === 'same' ? new RecordedMachine(recorded) : new FakeNode(),
    now: () => lookedAtMs,
    // What looks like trouble is one at once: the clock stands still.
    paces: { changeMs: 0, countMs: 0, troubleAfterMs: 0, orphanAfterMs: 0 },
  });
  try {
    layers.setVisible(true);
    return await settledLayers(layers, [...store.snapshot.sandboxes.keys()]);
  } finally {
    layers.dispose();
    store.dispose();
    channel.dispose();
  }
}

function clientOf(channel: RecordedChannel, name: RecordedName): EndpointClient {
  const lists = new ListSupport();
  return {
    runtime: criRuntime(channel, lists, new SandboxHandlers(channel)),
    images: criImages(channel, lists),
    criEvents: criEvents(channel),
    // Of its other services nothing is recorded.
    containerd: { ...criContainerd(channel), isServed: () => Promise.resolve(/containerd-\d\.\d$/.test(name)) },
    reconnect: () => undefined,
    dispose: () => undefined,
  };
}
