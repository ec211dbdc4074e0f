import { inParallel } from '../common/inParallel.ts';
import { type Fact, unknown } from '../contract/layers/fact.ts';
import type { HandlerFacts } from '../contract/layers/node.ts';
import type { NodeView } from './nodeView.ts';
import { notHere } from './overlay/machine.ts';

/** Asks each handler's binary for its version, where it is one of this machine. */
export async function withVersions(
  handlers: readonly HandlerFacts[],
  { machine, runtimeName, node }: Pick<NodeView, 'machine' | 'runtimeName' | 'node'>,
  signal: AbortSignal,
): Promise<HandlerFacts[]> {
  const version = async (binary: Fact<string>): Promise<Fact<string>> => {
    if (machine !== 'same') {
      return notHere(machine, runtimeName);
    }
    if (!binary.known || binary.value === '') {
      return binary.known ? unknown({ why: 'notReported', by: runtimeName }) : binary;
    }
    return node.binaryVersion(binary.value, signal);
  };
  return inParallel(handlers, 4, async (handler) => ({ ...handler, version: await version(handler.binary) }));
}
