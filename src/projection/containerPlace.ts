import type { Container } from '../contract/container.ts';
import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';
import { objectLabel } from './objectLabel.ts';
import { plainText } from './plainText.ts';

/** The pod of a container as `namespace/name`. Its sandbox may have gone between two lists: then by the id. */
export function containerPlace({ sandboxId }: Container, { sandboxes }: EndpointSnapshot): string {
  const sandbox = sandboxes.get(sandboxId);
  if (sandbox === undefined) {
    return objectLabel('', sandboxId);
  }
  const name = objectLabel(sandbox.name, sandbox.id);
  const namespace = plainText(sandbox.namespace);
  return namespace === '' ? name : `${namespace}/${name}`;
}
