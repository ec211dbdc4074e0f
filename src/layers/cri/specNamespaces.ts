import type { JsonValue } from '../../contract/json.ts';
import type { NamespaceType } from '../../contract/layers/namespace.ts';
import { asFilledText, asList, asRecord, at } from '../../runtimes/json.ts';

export const namespacesField = 'info.runtimeSpec.linux.namespaces';

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

/** Those that the spec lists: of the other types the process keeps the host's. `undefined` without a spec. */
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
