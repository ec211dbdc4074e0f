import type { Container } from '../../../src/contract/container.ts';
import type { ContainerdPort } from '../../../src/contract/containerd.ts';
import { CriError, type CriFailure } from '../../../src/contract/failure.ts';
import type { Image, ImagePort } from '../../../src/contract/image.ts';
import type { RuntimePort } from '../../../src/contract/runtime.ts';
import type { Sandbox } from '../../../src/contract/sandbox.ts';
import type { EndpointSnapshot } from '../../../src/model/store/endpointSnapshot.ts';
import { container } from '../../builders/container.ts';
import { image } from '../../builders/image.ts';
import { runtimeInfo } from '../../builders/runtimeInfo.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { endpoint, snapshot } from '../../builders/snapshot.ts';

export const kubeletSandbox = { 'kubernetes.io/config.source': 'api', 'kubernetes.io/config.seen': 'now' };
export const kubeletContainer = { 'io.kubernetes.container.hash': 'abc' };

/** One that no kubelet made. */
export function aSandbox(fields: Partial<Sandbox> = {}): Sandbox {
  return sandbox({ name: 'shop', namespace: 'default', annotations: {}, ...fields });
}

export function aContainer(fields: Partial<Container> = {}): Container {
  return container({ name: 'web', ...fields });
}

export function anImage(fields: Partial<Image> = {}): Image {
  return image(fields);
}

export interface SnapshotParts {
  readonly sandboxes?: readonly Sandbox[];
  readonly containers?: readonly Container[];
  readonly images?: readonly Image[];
  readonly runtimeName?: string;
  readonly connection?: EndpointSnapshot['connection'];
  readonly endpointName?: string;
}

/** Of an endpoint that has told what it is. */
export function aSnapshot({
  runtimeName = 'containerd',
  endpointName = 'node',
  ...parts
}: SnapshotParts = {}): EndpointSnapshot {
  return snapshot({
    endpoint: endpoint(endpointName),
    runtime: runtimeInfo({ version: { name: runtimeName, version: '2.1.9', apiVersion: 'v1' } }),
    ...parts,
  });
}

/** Whatever a test does not expect to be called says so. */
export function portOf<Port extends RuntimePort | ImagePort | ContainerdPort>(methods: Partial<Port>): Port {
  return new Proxy(methods as Port, {
    get(target, property, receiver) {
      const method: unknown = Reflect.get(target, property, receiver);
      if (method === undefined) {
        throw new Error(`unexpected call of ${String(property)}`);
      }
      return method;
    },
  });
}

export function rejection(failure: Partial<CriFailure> & Pick<CriFailure, 'reason'>): CriError {
  return new CriError({ method: 'Method', detail: 'detail', code: 'UNKNOWN', ...failure } as CriFailure);
}
