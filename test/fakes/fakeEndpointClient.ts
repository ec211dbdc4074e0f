import { type Mock, vi } from 'vitest';
import type { ContainerdPort } from '../../src/contract/containerd.ts';
import type { EndpointClient } from '../../src/contract/endpoint.ts';
import type { ImagePort } from '../../src/contract/image.ts';
import type { EventPort, RuntimePort } from '../../src/contract/runtime.ts';

export interface FakeEndpointClient extends EndpointClient {
  readonly reconnect: Mock<() => void>;
  readonly dispose: Mock<() => void>;
}

/** A client with the given methods only: whatever else is touched throws, so that a test tells all that is used. */
export function fakeEndpointClient(
  runtime: Partial<RuntimePort> = {},
  images: Partial<ImagePort> = {},
  containerd: Partial<ContainerdPort> = {},
  criEvents: Partial<EventPort> = {},
): FakeEndpointClient {
  return {
    runtime: only('runtime', runtime),
    images: only('images', images),
    containerd: only('containerd', containerd),
    criEvents: only('criEvents', criEvents),
    reconnect: vi.fn(),
    dispose: vi.fn(),
  };
}

function only<T extends object>(name: string, given: Partial<T>): T {
  return new Proxy(given as T, {
    get: (target, key, receiver): unknown => {
      if (!Reflect.has(target, key)) {
        throw new Error(`${name}.${String(key)} is not part of this test`);
      }
      return Reflect.get(target, key, receiver);
    },
  });
}
