import type { EndpointSnapshot } from '../../model/store/endpointSnapshot.ts';
import { containerName, sandboxName } from '../../words/names.ts';

/**
 * The name of a sandbox or a container by its id, with where it belongs: many pods have a container of one name.
 *
 * Lives in host although it needs no vscode: it joins the model and its words for the diagram, which knows no model.
 */
export function objectName(id: string, snapshot: EndpointSnapshot): string | undefined {
  const container = snapshot.containers.get(id);
  if (container !== undefined) {
    return containerName(container, snapshot);
  }
  const sandbox = snapshot.sandboxes.get(id);
  return sandbox === undefined ? undefined : sandboxName(sandbox);
}
