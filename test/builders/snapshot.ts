import type { Container } from '../../src/contract/container.ts';
import type { Endpoint } from '../../src/contract/endpoint.ts';
import type { Image } from '../../src/contract/image.ts';
import type { Sandbox } from '../../src/contract/sandbox.ts';
import type { EndpointSnapshot } from '../../src/model/store/endpointSnapshot.ts';

interface SnapshotChanges extends Partial<Omit<EndpointSnapshot, 'sandboxes' | 'containers' | 'images'>> {
  readonly sandboxes?: readonly Sandbox[];
  readonly containers?: readonly Container[];
  readonly images?: readonly Image[];
}

export function endpoint(name = 'containerd'): Endpoint {
  const path = `/run/${name}.sock`;
  return { id: `unix://${path}`, name, address: { kind: 'unix', path } };
}

/** A live endpoint whose lists are given as lists. */
export function snapshot({ sandboxes, containers, images, ...changes }: SnapshotChanges = {}): EndpointSnapshot {
  return {
    endpoint: endpoint(),
    source: { kind: 'polling', why: 'notAsked' },
    connection: { phase: 'live' },
    loaded: true,
    sandboxes: byId(sandboxes),
    containers: byId(containers),
    images: byId(images),
    runtime: undefined,
    pulls: [],
    ...changes,
  };
}

function byId<T extends { readonly id: string }>(items: readonly T[] = []): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
