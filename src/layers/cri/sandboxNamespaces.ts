import type { Fact } from '../../contract/layers/fact.ts';
import type { NamespaceFacts, NamespaceType, NamespaceUse } from '../../contract/layers/namespace.ts';
import { eachNamespace } from './eachNamespace.ts';
import { isSpoofed } from './isSpoofed.ts';
import { asRecord, at } from './jsonPath.ts';
import type { ReplyReader } from './replyReader.ts';
import { namespacesField, specNamespaces } from './specNamespaces.ts';

/** From the spec of the sandbox's process: a type that it lists is the sandbox's own, any other is the host's. */
export function sandboxNamespaces(reader: ReplyReader): NamespaceFacts {
  const listed = specNamespaces(reader.spec);
  if (listed === undefined) {
    return eachNamespace((type) => fromOptions(reader, type));
  }
  const spoofed = isSpoofed(reader);
  return eachNamespace((type) => {
    const namespace = listed.get(type);
    // CRI-O pins net, ipc and uts to files; one without a path would be that of the process that is not there.
    const isMade = namespace === undefined || namespace.path !== undefined || !spoofed;
    return isMade
      ? reader.fact<NamespaceUse>(namespacesField, { owner: namespace === undefined ? 'host' : 'own' })
      : reader.missing;
  });
}

/**
 * cri-dockerd has no spec, but reports the host's namespaces as `NODE`. Its `CONTAINER` for pid holds for the pause
 * process only: it says so of a pod with a shared PID namespace too.
 */
function fromOptions(reader: ReplyReader, type: NamespaceType): Fact<NamespaceUse> {
  const key = optionKeys.get(type);
  const options = asRecord(at(reader.body, 'status', 'linux', 'namespaces', 'options'));
  return key === undefined || options === undefined
    ? reader.missing
    : reader.fact<NamespaceUse>(`status.linux.namespaces.options.${key}`, {
        owner: at(options, key) === 'NODE' ? 'host' : 'own',
      });
}

const optionKeys: ReadonlyMap<NamespaceType, string> = new Map([
  ['net', 'network'],
  ['pid', 'pid'],
  ['ipc', 'ipc'],
]);
