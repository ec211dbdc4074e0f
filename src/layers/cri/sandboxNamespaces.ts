import type { Fact } from '../../contract/layers/fact.ts';
import type { NamespaceFacts, NamespaceType, NamespaceUse } from '../../contract/layers/namespace.ts';
import { asRecord, at } from '../../runtimes/json.ts';
import type { HighLevelRuntime } from '../../runtimes/highLevelRuntime.ts';
import type { ReplyReader } from '../../runtimes/verboseReply.ts';
import { eachNamespace } from './eachNamespace.ts';
import { namespacesField, specNamespaces } from './specNamespaces.ts';

/** From the spec of the sandbox's process: a type that it lists is the sandbox's own, any other is the host's. */
export function sandboxNamespaces(reader: ReplyReader, runtime: HighLevelRuntime): NamespaceFacts {
  const listed = specNamespaces(reader.spec);
  if (listed === undefined) {
    return eachNamespace((type) => fromOptions(reader, type));
  }
  const hasProcess = runtime.withoutProcess(reader) === undefined;
  return eachNamespace((type) => {
    const namespace = listed.get(type);
    // Those that are pinned as files have a path; one without would be that of the process that is not there.
    const isMade = namespace === undefined || namespace.path !== undefined || hasProcess;
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
