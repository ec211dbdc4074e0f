import { chainIds } from '../../images/chainId.ts';
import { defaultRuntimeName, factsOf, handlerFacts } from '../runtimeHandlers.ts';
import { type ImageRecord, layerDigest } from '../state/images.ts';
import type { ContainerRecord, SandboxRecord } from '../state/records.ts';
import type { Wire } from '../wire.ts';
import { containerSpec, sandboxSpec } from './runtimeSpec.ts';

/** What a verbose status adds, as containerd 2 shapes it: one JSON text under the key `info`. */
type Info = Record<string, string>;

export function sandboxInfo(sandbox: SandboxRecord, wire: Wire): Info {
  const ready = sandbox.state === 'SANDBOX_READY';
  const facts = factsOf(sandbox.runtimeHandler);
  return info({
    pid: ready ? sandbox.pid : 0,
    processStatus: ready ? 'running' : 'deleted',
    netNamespaceClosed: !ready,
    image: sandbox.pauseImage,
    snapshotKey: sandbox.id,
    snapshotter: 'overlayfs',
    runtimeType: facts?.runtimeType,
    runtimeOptions: facts?.runtimeOptions,
    config: wire.printSandboxConfig(sandbox.config),
    runtimeSpec: sandboxSpec(sandbox),
    cniResult: cniResult(sandbox),
    sandboxMetadata: {
      Version: 'v1',
      Metadata: {
        ID: sandbox.id,
        NetNSPath: sandbox.networkNamespacePath,
        IP: sandbox.ip,
        RuntimeHandler: sandbox.runtimeHandler,
      },
    },
  });
}

export function containerInfo(container: ContainerRecord, wire: Wire): Info {
  const facts = factsOf(container.sandbox.runtimeHandler);
  return info({
    sandboxID: container.sandbox.id,
    pid: container.process?.pid ?? 0,
    removing: false,
    snapshotKey: container.id,
    snapshotter: 'overlayfs',
    runtimeType: facts?.runtimeType,
    runtimeOptions: facts?.runtimeOptions,
    config: wire.printContainerConfig(container.config),
    runtimeSpec: containerSpec(container),
  });
}

export function imageInfo({ content }: ImageRecord): Info {
  const layers = Array.from({ length: content.layers }, (_, index) => layerDigest(content, index));
  const created = '2026-06-01T00:00:00Z';
  return info({
    chainID: chainIds(layers).at(-1),
    imageSpec: {
      created,
      architecture: 'amd64',
      os: 'linux',
      config: {
        User: content.user,
        ExposedPorts: content.ports && Object.fromEntries(content.ports.map((port) => [`${port}/tcp`, {}])),
        Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', ...(content.env ?? [])],
        Entrypoint: content.entrypoint,
        Cmd: content.command,
        WorkingDir: content.workingDirectory ?? '/',
      },
      rootfs: { type: 'layers', diff_ids: layers },
      history: layers.map((_, index) => ({ created, created_by: `layer ${index + 1} of ${content.repository}` })),
    },
  });
}

/** The configuration of the runtime, and the network's. As in containerd, `lastCNILoadStatus` is a word, not JSON. */
export function runtimeInfo(socketPath: string, folder: string): Info {
  const runtimes: Record<string, object> = {};
  for (const [name, { runtimeType, runtimeOptions }] of Object.entries(handlerFacts)) {
    const options = { BinaryName: runtimeOptions['binary_name'] ?? '', SystemdCgroup: false };
    runtimes[name] = { runtimeType, runtimePath: '', options, snapshotter: '', sandboxer: 'podsandbox' };
  }
  return {
    lastCNILoadStatus: 'OK',
    'lastCNILoadStatus.default': 'OK',
    cniconfig: JSON.stringify({
      PluginDirs: ['/opt/cni/bin'],
      PluginConfDir: '/etc/cni/net.d',
      Prefix: 'eth',
      Networks: [network('cni-loopback', 'loopback'), network('demonstration', 'bridge', 'portmap')],
    }),
    golang: JSON.stringify('none: a demonstration'),
    config: JSON.stringify({
      containerd: { defaultRuntimeName, runtimes },
      cni: { binDirs: ['/opt/cni/bin'], confDir: '/etc/cni/net.d', maxConfNum: 1 },
      maxContainerLogLineSize: 16384,
      containerdRootDir: folder,
      containerdEndpoint: socketPath,
      rootDir: folder,
      stateDir: folder,
    }),
  };
}

function network(Name: string, ...types: readonly string[]): object {
  return { Config: { Name, CNIVersion: '1.0.0', Plugins: types.map((type) => ({ Network: { type } })) } };
}

function cniResult({ ip, networkNamespacePath, id }: SandboxRecord): object | null {
  if (ip === '') {
    return null;
  }
  const gateway = ip.replace(/\d+$/, '1');
  const inside = { Mac: mac(id, 0), Sandbox: networkNamespacePath, PciID: '', SocketPath: '' };
  return {
    Interfaces: {
      cni0: { IPConfigs: null, Mac: '0a:58:0a:f4:00:01', Sandbox: '', PciID: '', SocketPath: '' },
      eth0: { IPConfigs: [{ IP: ip, Gateway: gateway }], ...inside },
      lo: {
        IPConfigs: [
          { IP: '127.0.0.1', Gateway: '' },
          { IP: '::1', Gateway: '' },
        ],
        ...inside,
        Mac: '00:00:00:00:00:00',
      },
      [`veth${id.slice(0, 8)}`]: { IPConfigs: null, Mac: mac(id, 8), Sandbox: '', PciID: '', SocketPath: '' },
    },
    DNS: [{}, {}],
    Routes: null,
  };
}

function mac(id: string, at: number): string {
  return `aa:${(id.slice(at, at + 10).match(/../g) ?? []).join(':')}`;
}

function info(content: object): Info {
  return { info: JSON.stringify(content) };
}
