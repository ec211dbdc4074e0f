import { type Fact, known } from '../../contract/layers/fact.ts';
import type { HandlerFacts } from '../../contract/layers/node.ts';
import type { Sandbox } from '../../contract/sandbox.ts';
import { defaultHandlerField } from './configuredHandlers.ts';
import { crioAnnotation, crioAnnotationField } from './crioAnnotation.ts';
import { asFilledText, at } from './jsonPath.ts';
import type { ReplyReader } from './replyReader.ts';
import type { RuntimeKind } from './runtimeKind.ts';

/**
 * The name of a sandbox's handler. containerd tells it in the list and in the status, CRI-O in its annotations alone;
 * empty is the default. cri-dockerd has no handlers.
 */
export function sandboxHandler(
  reader: ReplyReader,
  { runtimeHandler }: Sandbox,
  handlers: readonly HandlerFacts[],
  kind: RuntimeKind,
): Fact<string> {
  const inStatus = asFilledText(at(reader.body, 'status', 'runtime_handler'));
  if (inStatus !== undefined) {
    return reader.fact('status.runtime_handler', inStatus);
  }
  if (runtimeHandler !== '') {
    return known(runtimeHandler, { from: 'call', method: 'ListPodSandbox', field: 'items.runtime_handler' });
  }
  const inAnnotation = crioAnnotation(reader, 'io.kubernetes.cri-o.RuntimeHandler');
  if (inAnnotation !== undefined && inAnnotation !== '') {
    return reader.fact(crioAnnotationField('io.kubernetes.cri-o.RuntimeHandler'), inAnnotation);
  }
  const isDefault = kind === 'containerd' || inAnnotation === '';
  const handler = isDefault ? handlers.find((each) => each.isDefault) : undefined;
  if (handler === undefined) {
    return reader.missing;
  }
  const field = defaultHandlerField[kind === 'crio' ? 'crio' : 'containerd'];
  return known(handler.name, { from: 'call', method: 'Status', field });
}
