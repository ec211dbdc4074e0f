import { inParallel } from '../common/inParallel.ts';
import type { JsonValue } from '../contract/json.ts';
import { type Fact, known, unknown } from '../contract/layers/fact.ts';
import type { HandlerFacts } from '../contract/layers/node.ts';
import type { SandboxFacts } from '../contract/layers/sandbox.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import type { HighLevelRuntime } from '../runtimes/highLevelRuntime.ts';
import { highLevelRuntimeOf, reporterName } from '../runtimes/highLevelRuntimes.ts';
import { asFilledText, asFlag, asList, asRecord, asText, at, omittable } from '../runtimes/json.ts';
import { lowLevelRuntimeOf } from '../runtimes/lowLevelRuntimes.ts';
import { readReply, type Reply, type ReplyReader } from '../runtimes/verboseReply.ts';
import { valueOf } from './factValue.ts';
import type { HostView } from './hostView.ts';
import { notHere } from './machine.ts';

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
  // The list's nameless one is the default: it is shown once, under its name. Where no name is told it is left out, for
  // it is one of those that have a name too, or runs what nobody tells.
  const names = new Set(
    [...handlers.keys(), ...listed.keys()].map((name) => name || defaultName).filter((name) => name !== ''),
  );
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
  if (runtimeHandler !== '' && runtime.listsHandlers) {
    return known(runtimeHandler, { from: 'call', method: 'ListPodSandbox', field: 'items.runtime_handler' });
  }
  const unlisted = runtime.unlistedHandler(reader);
  if (unlisted?.value !== '') {
    return unlisted === undefined ? reader.missing : reader.fact(unlisted.field, unlisted.value);
  }
  const name = handlers.find(({ isDefault }) => isDefault)?.name;
  return name === undefined ? reader.missing : known(name, { from: 'call', method: 'Status', field: unlisted.field });
}

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

/** Asks each handler's binary for its version, where it is one of this machine. */
export async function withVersions(
  handlers: readonly HandlerFacts[],
  { machine, mayRunPrograms, runtimeName, node }: Pick<HostView, 'machine' | 'mayRunPrograms' | 'runtimeName' | 'node'>,
  signal: AbortSignal,
): Promise<HandlerFacts[]> {
  const version = async (binary: Fact<string>): Promise<Fact<string>> => {
    if (machine !== 'same') {
      return notHere(machine, runtimeName);
    }
    if (!binary.known || binary.value === '') {
      return binary.known ? unknown({ why: 'notReported', by: runtimeName }) : binary;
    }
    // The name comes from whoever answers at the socket: it decides nothing unless that is root's own.
    return mayRunPrograms
      ? node.binaryVersion(binary.value, signal)
      : unknown({ why: 'notReported', by: binary.value });
  };
  return inParallel(handlers, 4, async (handler) => ({ ...handler, version: await version(handler.binary) }));
}
