import { type Fact, known } from '../../contract/layers/fact.ts';
import type { HandlerFacts } from '../../contract/layers/node.ts';
import type { Sandbox } from '../../contract/sandbox.ts';
import type { HighLevelRuntime } from '../../runtimes/highLevelRuntime.ts';
import { asFilledText, at } from '../../runtimes/json.ts';
import type { ReplyReader } from '../../runtimes/verboseReply.ts';

/** The name of a sandbox's handler: from its status or the list, or else from where its runtime alone has it. */
export function sandboxHandler(
  reader: ReplyReader,
  { runtimeHandler }: Sandbox,
  handlers: readonly HandlerFacts[],
  runtime: HighLevelRuntime,
): Fact<string> {
  const inStatus = asFilledText(at(reader.body, 'status', 'runtime_handler'));
  if (inStatus !== undefined) {
    return reader.fact('status.runtime_handler', inStatus);
  }
  if (runtimeHandler !== '') {
    return known(runtimeHandler, { from: 'call', method: 'ListPodSandbox', field: 'items.runtime_handler' });
  }
  const unlisted = runtime.unlistedHandler(reader);
  if (unlisted?.value !== '') {
    return unlisted === undefined ? reader.missing : reader.fact(unlisted.field, unlisted.value);
  }
  const name = handlers.find(({ isDefault }) => isDefault)?.name;
  return name === undefined ? reader.missing : known(name, { from: 'call', method: 'Status', field: unlisted.field });
}
