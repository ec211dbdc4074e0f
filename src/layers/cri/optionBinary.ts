import { asFilledText, at } from '../../runtimes/json.ts';
import type { ReplyReader } from '../../runtimes/verboseReply.ts';

/** The binary that containerd's shim runs, in the verbose status of a sandbox and of a container. */
export function optionBinary(reader: ReplyReader): string | undefined {
  return asFilledText(at(reader.info, 'runtimeOptions', 'binary_name'));
}
