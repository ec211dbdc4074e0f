import type { Fact } from '../../contract/layers/fact.ts';
import type { NamespaceFacts, NamespaceType, NamespaceUse } from '../../contract/layers/namespace.ts';
import { asInteger, at } from '../../runtimes/json.ts';
import type { HighLevelRuntime } from '../../runtimes/highLevelRuntime.ts';
import type { ReplyReader } from '../../runtimes/verboseReply.ts';
import { eachNamespace } from './eachNamespace.ts';
import { sandboxNamespaces } from './sandboxNamespaces.ts';
import { namespacesField, type SpecNamespace, specNamespaces } from './specNamespaces.ts';

/**
 * From the specs of the container and of its pod. A path only says that the container joins a namespace of the pod:
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
    return joined.known ? use(joined.value.owner === 'host' ? 'host' : 'sandbox') : joined;
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
