import { type Fact, known, unknown } from '../../src/contract/layers/fact.ts';
import { type NamespaceType, namespaceTypes } from '../../src/contract/layers/namespace.ts';
import type { NodeProcess, ProcessStanding } from '../../src/contract/layers/process.ts';
import type { NodePort, SocketServer } from '../../src/contract/node.ts';

/** A machine whose processes the test sets. The host's namespaces have the number 1, and those of a process its pid. */
export class FakeNode implements NodePort {
  list: NodeProcess[] = [];
  readonly cgroups = new Map<number, string>();
  /** Numbers of those namespaces of a process that are not its pid. */
  readonly inodes = new Map<number, Partial<Record<NamespaceType, number>>>();
  /** Whether this user may read whose namespaces a process is in. */
  mayReadNamespaces = true;
  /** Who listens at whatever socket. */
  server: Fact<SocketServer> = known({ pid: 1, uid: 0, isRoots: true }, { from: 'file', path: '/proc/net/unix' });
  /** Of mounts that every process has, by their place. */
  readonly readOnly = new Map<string, boolean>();
  /** What a kubelet's configuration says of whatever socket. */
  kubeletAsksHere: Fact<boolean> = known(true, { from: 'file', path: '/var/lib/kubelet/config.yaml' });
  /** How often all processes were read. */
  looks = 0;

  processes(): Promise<readonly NodeProcess[]> {
    this.looks += 1;
    return Promise.resolve([...this.list]);
  }

  process(pid: number): Promise<NodeProcess | undefined> {
    return Promise.resolve(this.list.find((process) => process.pid === pid));
  }

  standing({ standing }: NodeProcess): Promise<ProcessStanding> {
    return Promise.resolve(standing ?? { is: 'others' });
  }

  socketServer(): Promise<Fact<SocketServer>> {
    return Promise.resolve(this.server);
  }

  asksAtSocket(): Promise<Fact<boolean>> {
    return Promise.resolve(this.kubeletAsksHere);
  }

  namespaces(pid: number): Promise<Readonly<Record<NamespaceType, Fact<number>>>> {
    const path = `/proc/${pid}/ns`;
    return Promise.resolve(
      each((type) =>
        this.mayReadNamespaces
          ? known(this.inodes.get(pid)?.[type] ?? pid, { from: 'file', path })
          : unknown({ why: 'notPermitted', path }),
      ),
    );
  }

  readOnlyMounts(pid: number): Promise<Fact<ReadonlyMap<string, boolean>>> {
    return Promise.resolve(known(this.readOnly, { from: 'file', path: `/proc/${pid}/mountinfo` }));
  }

  cgroupPath(pid: number): Promise<Fact<string>> {
    return Promise.resolve(known(this.cgroups.get(pid) ?? '/', { from: 'file', path: `/proc/${pid}/cgroup` }));
  }

  cgroupLimits(path: string): ReturnType<NodePort['cgroupLimits']> {
    return Promise.resolve(known({ cpuWeightScale: 'shares' }, { from: 'file', path }));
  }

  cgroupUsage(path: string): ReturnType<NodePort['cgroupUsage']> {
    return Promise.resolve(known({ memoryBytes: 7 }, { from: 'file', path }));
  }

  kernel(): ReturnType<NodePort['kernel']> {
    const source = { from: 'file', path: '/proc/version' } as const;
    return Promise.resolve({
      release: known('6.18.0', source),
      cgroupVersion: known('v2', source),
      securityModules: known([], source),
      kvm: known(false, source),
      namespaces: each(() => known(1, source)),
    });
  }

  binaryVersion(binary: string): Promise<Fact<string>> {
    return Promise.resolve(known(`${binary} 1.0`, { from: 'program', commandLine: `${binary} --version` }));
  }
}

function each(fact: (type: NamespaceType) => Fact<number>): Readonly<Record<NamespaceType, Fact<number>>> {
  // Built from the whole list of types, so none is missing.
  return Object.fromEntries(namespaceTypes.map((type) => [type, fact(type)])) as Record<NamespaceType, Fact<number>>;
}
