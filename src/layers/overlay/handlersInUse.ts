import { unknown } from '../../contract/layers/fact.ts';
import type { HandlerFacts } from '../../contract/layers/node.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';

/** The runtime's handlers, and those that only its sandboxes name: CRI-O and a reconfigured runtime have such. */
export function handlersInUse(handlers: readonly HandlerFacts[], sandboxes: Iterable<SandboxFacts>): HandlerFacts[] {
  const byName = new Map(handlers.map((handler) => [handler.name, handler]));
  for (const { handler, runtimeType, binary, runtime } of sandboxes) {
    if (handler.known && !byName.has(handler.value)) {
      byName.set(handler.value, {
        ...{ name: handler.value, isDefault: false, runtimeType, binary, runtime },
        version: unknown({ why: 'notReadYet' }),
        recursiveReadOnlyMounts: unknown({ why: 'notReported', by: 'Status' }),
        userNamespaces: unknown({ why: 'notReported', by: 'Status' }),
      });
    }
  }
  return [...byName.values()];
}
