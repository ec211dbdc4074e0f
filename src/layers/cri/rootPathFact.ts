import type { Fact } from '../../contract/layers/fact.ts';
import { asText, at } from '../../runtimes/json.ts';
import type { ReplyReader } from '../../runtimes/verboseReply.ts';

/** On CRI-O a folder of the node; on containerd `rootfs`, in a bundle whose folder CRI does not tell. */
export function rootPathFact(reader: ReplyReader): Fact<string> {
  const path = asText(at(reader.spec, 'root', 'path'));
  return reader.fact('info.runtimeSpec.root.path', path?.startsWith('/') === true ? path : undefined);
}
