import type { Container } from '../contract/container.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { objectLabel } from './objectLabel.ts';
import { plainText } from './plainText.ts';

/** The pod of a container as `namespace/name`. Its sandbox may have gone between two lists: then by the id. */
export function containerPlace(container: Container, { sandboxes }: EndpointSnapshot): string {
  return podName(container, sandboxes.get(container.sandboxId));
}

export function podName({ sandboxId }: Container, sandbox: Sandbox | undefined): string {
  if (sandbox === undefined) {
    return objectLabel('', sandboxId);
  }
  const name = objectLabel(sandbox.name, sandbox.id);
  const namespace = plainText(sandbox.namespace);
  return namespace === '' ? name : `${namespace}/${name}`;
}
