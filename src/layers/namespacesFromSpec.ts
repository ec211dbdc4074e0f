import type { JsonValue } from '../contract/json.ts';
import { type Fact, unknown } from '../contract/layers/fact.ts';
import type { NamespaceFacts, NamespaceType, NamespaceUse } from '../contract/layers/namespace.ts';
import type { HighLevelRuntime } from '../runtimes/highLevelRuntime.ts';
import { asFilledText, asInteger, asList, asRecord, at } from '../runtimes/json.ts';
import type { ReplyReader } from '../runtimes/verboseReply.ts';

/** A sandbox's namespaces. A type that the spec of its process lists is the sandbox's own, any other is the host's. */
export function sandboxNamespaces(reader: ReplyReader, runtime: HighLevelRuntime): NamespaceFacts {
  const listed = specNamespaces(reader.spec);
  if (listed === undefined) {
    return eachNamespace((type) => fromOptions(reader, type));
  }
  const hasProcess = runtime.withoutProcess(reader) === undefined;
  return eachNamespace((type) => {
    const namespace = listed.get(type);
    // A namespace that is pinned as a file has a path; one without would be that of the process that is not there.
    const isMade = namespace === undefined || namespace.path !== undefined || hasProcess;
    return isMade
      ? reader.fact<NamespaceUse>(namespacesField, { owner: namespace === undefined ? 'host' : 'own' })
      : unknown({ why: 'noProcess' });
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

/**
 * A container's namespaces, from its spec and its pod's. A path only says that the container joins a namespace of the pod:
 * whether that one is the host's is in the pod's spec.
 */
export function containerNamespaces(
  container: ReplyReader,
  sandbox: ReplyReader,
  runtime: HighLevelRuntime,
): NamespaceFacts {
  const listed = specNamespaces(container.spec);
  const ofSandbox = sandboxNamespaces(sandbox, runtime);
  const sandboxPids = pidsOfSandbox(listed, sandbox);
  const use = (owner: NamespaceUse['owner']): Fact<NamespaceUse> =>
    container.fact<NamespaceUse>(namespacesField, { owner });
  return eachNamespace((type) => {
    if (listed === undefined) {
      return container.missing;
    }
    const namespace = listed.get(type);
    if (namespace?.path === undefined) {
      return use(namespace === undefined ? 'host' : 'own');
    }
    if (type === 'pid' && !sandboxPids.has(namespace.path)) {
      // That of another container, as an ephemeral one for debugging asks for (`NamespaceMode` TARGET).
      return container.missing;
    }
    const joined = ofSandbox[type];
    if (joined.known) {
      return use(joined.value.owner === 'host' ? 'host' : 'sandbox');
    }
    return joined.reason.why === 'noProcess' ? container.missing : joined;
  });
}

/**
 * Paths of the pod's PID namespace. CRI lets a container target another one's for pid alone, so the pid in the paths of
 * the other types is the pod's, and stays there when the pod has stopped and reports 0.
 */
function pidsOfSandbox(
  listed: ReadonlyMap<NamespaceType, SpecNamespace> | undefined,
  sandbox: ReplyReader,
): ReadonlySet<string> {
  const paths = new Set<string>();
  const pinned = specNamespaces(sandbox.spec)?.get('pid')?.path;
  if (pinned !== undefined) {
    paths.add(pinned);
  }
  const pids = [asInteger(at(sandbox.info, 'pid')) ?? 0];
  for (const [type, { path }] of listed ?? []) {
    pids.push(type === 'pid' ? 0 : Number(/^\/proc\/(\d{1,10})\/ns\//.exec(path ?? '')?.[1] ?? 0));
  }
  for (const pid of pids.filter((pid) => pid > 0)) {
    paths.add(`/proc/${pid}/ns/pid`);
  }
  return paths;
}

const namespacesField = 'info.runtimeSpec.linux.namespaces';

/** A namespace that an OCI spec lists: with a path one that is there already, else a new one. */
export interface SpecNamespace {
  readonly path: string | undefined;
}

const typesInSpec: ReadonlyMap<JsonValue | undefined, NamespaceType> = new Map([
  ['mount', 'mnt'],
  ['network', 'net'],
  ['pid', 'pid'],
  ['ipc', 'ipc'],
  ['uts', 'uts'],
  ['user', 'user'],
  ['cgroup', 'cgroup'],
  ['time', 'time'],
]);

/** The namespaces that the spec lists: of the other types the process keeps the host's. `undefined` without a spec. */
export function specNamespaces(spec: JsonValue | undefined): ReadonlyMap<NamespaceType, SpecNamespace> | undefined {
  const linux = asRecord(at(spec, 'linux'));
  if (linux === undefined) {
    return undefined;
  }
  const listed = new Map<NamespaceType, SpecNamespace>();
  for (const item of asList(at(linux, 'namespaces')) ?? []) {
    const type = typesInSpec.get(at(item, 'type'));
    if (type !== undefined) {
      listed.set(type, { path: asFilledText(at(item, 'path')) });
    }
  }
  return listed;
}

function eachNamespace(use: (type: NamespaceType) => Fact<NamespaceUse>): NamespaceFacts {
  return {
    mnt: use('mnt'),
    pid: use('pid'),
    net: use('net'),
    ipc: use('ipc'),
    uts: use('uts'),
    user: use('user'),
    cgroup: use('cgroup'),
    time: use('time'),
  };
}
