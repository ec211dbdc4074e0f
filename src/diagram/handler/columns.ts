import { groupBy } from '../../common/groupBy.ts';
import type { LowLevelRuntime } from '../../contract/layers/isolation.ts';
import type { HandlerFacts } from '../../contract/layers/node.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import type { LayersSnapshot } from '../../contract/layers/snapshot.ts';

/** A runtime handler with the sandboxes that run on it. */
export interface Column {
  /** The handler's name; empty for the sandboxes whose handler is not known. */
  readonly key: string;
  /** Absent where the runtime does not list it. */
  readonly handler: HandlerFacts | undefined;
  readonly runtime: LowLevelRuntime;
  readonly sandboxes: readonly SandboxFacts[];
}

const unknownRuntime: LowLevelRuntime = { name: '', isolation: 'unknown' };

/** A column for each handler as the node lists them, then those that only sandboxes name, then the unknown one. */
export function columns({ node, sandboxes }: LayersSnapshot): readonly Column[] {
  const byHandler = groupBy(sandboxes, ({ handler }) => (handler.known ? handler.value : ''));
  const listed = node.handlers.map((handler) => ({
    key: handler.name,
    handler,
    runtime: handler.runtime,
    sandboxes: byHandler.get(handler.name) ?? [],
  }));
  const listedKeys = new Set(listed.map(({ key }) => key));
  const others = [...byHandler]
    .filter(([key]) => !listedKeys.has(key))
    .sort(([left], [right]) => Number(left === '') - Number(right === ''))
    .map(([key, members]) => ({ key, handler: undefined, runtime: commonRuntime(members), sandboxes: members }));
  return [...listed, ...others];
}

/** That of the sandboxes, where they all have the same. */
function commonRuntime(sandboxes: readonly SandboxFacts[]): LowLevelRuntime {
  const [first, ...rest] = sandboxes.map(({ runtime }) => runtime);
  return first !== undefined &&
    rest.every(({ name, isolation }) => name === first.name && isolation === first.isolation)
    ? first
    : unknownRuntime;
}
