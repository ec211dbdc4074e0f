import { highLevelRuntimeOf, reporterName } from '../../runtimes/highLevelRuntimes.ts';
import type { JsonValue } from '../../contract/json.ts';
import { type Fact, unknown } from '../../contract/layers/fact.ts';
import type { HandlerFacts } from '../../contract/layers/node.ts';
import { asFlag, asList, asRecord, asText, at, omittable } from '../../runtimes/json.ts';
import { lowLevelRuntimeOf } from '../../runtimes/lowLevelRuntimes.ts';
import { readReply, type Reply, type ReplyReader } from '../../runtimes/verboseReply.ts';
import { valueOf } from './valueOf.ts';

/**
 * The runtime handlers that `Status` tells of, the default first: those of the runtime's configuration, and those that
 * only its list (`runtime_handlers`, since containerd 2) has. None on cri-dockerd.
 */
export function handlersFromCri(input: { readonly statusRaw: Reply; readonly runtimeName: string }): HandlerFacts[] {
  const reader = readReply(input.statusRaw, 'Status', reporterName(input.runtimeName));
  const { defaultName, handlers } = highLevelRuntimeOf(input.runtimeName).configuredHandlers(reader);
  const listed = new Map(
    (asList(at(reader.body, 'runtime_handlers')) ?? [])
      .filter((item) => asRecord(item) !== undefined)
      .map((item) => [asText(at(item, 'name')) ?? '', item]),
  );
  // The list's nameless one is the default: it is shown once, under its name.
  const names = new Set([...handlers.keys(), ...listed.keys()].map((name) => name || defaultName));
  return [...names]
    .map((name): HandlerFacts => {
      const isDefault = name === defaultName;
      const { runtimeType = reader.missing, binary = reader.missing } = handlers.get(name) ?? {};
      const features = at(listed.get(name) ?? (isDefault ? listed.get('') : undefined), 'features');
      return {
        name,
        isDefault,
        runtimeType,
        binary,
        version: unknown({ why: 'notReadYet' }),
        runtime: lowLevelRuntimeOf(valueOf(runtimeType), valueOf(binary), name),
        recursiveReadOnlyMounts: feature(reader, features, 'recursive_read_only_mounts'),
        userNamespaces: feature(reader, features, 'user_namespaces'),
      };
    })
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
}

/** Without `features` the runtime could not ask the binary; within, what is absent is false. */
function feature(reader: ReplyReader, features: JsonValue | undefined, name: string): Fact<boolean> {
  return reader.fact(`runtime_handlers.features.${name}`, omittable(features, name, asFlag, false));
}
