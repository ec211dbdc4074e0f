import type { Container } from '../../src/contract/container.ts';

/** The first attempt of a running container of `sandbox-1`, made at the first moment of 1970. */
export function container(changes: Partial<Container> = {}): Container {
  return {
    id: 'container-1',
    sandboxId: 'sandbox-1',
    name: 'app',
    attempt: 0,
    state: 'running',
    createdAtNs: 0n,
    image: 'docker.io/library/nginx:1.29',
    userSpecifiedImage: '',
    imageRef: '',
    imageId: '',
    labels: {},
    annotations: {},
    ...changes,
  };
}
