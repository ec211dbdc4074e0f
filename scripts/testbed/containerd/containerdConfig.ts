import { join } from 'node:path';
import { pauseImage } from '../images/baseImages.ts';
import type { ContainerdSettings } from './containerdSettings.ts';

// What needs kernel modules, devices or daemons that are not here. A name that a version does not know is ignored.
const unwantedPlugins = [
  ...['aufs', 'blockfile', 'btrfs', 'devmapper', 'erofs', 'zfs'].map((name) => `io.containerd.snapshotter.v1.${name}`),
  'io.containerd.differ.v1.erofs',
  'io.containerd.internal.v1.tracing',
  'io.containerd.tracing.processor.v1.otlp',
  // Its socket would be outside the instance's folder.
  'io.containerd.nri.v1.nri',
];
const criPlugin = 'io.containerd.grpc.v1.cri';

/** The text of config.toml: format 2 for containerd 1.x, format 3, which splits the CRI plugin in three, for 2.x. */
export function containerdConfig(settings: ContainerdSettings): string {
  const { folder, socketPath, version, criDisabled } = settings;
  const lines = [
    `version = ${version === '2.x' ? 3 : 2}`,
    `root = ${toml(join(folder, 'root'))}`,
    `state = ${toml(join(folder, 'state'))}`,
    'oom_score = 0',
    `disabled_plugins = [${[...unwantedPlugins, ...(criDisabled ? [criPlugin] : [])].map(toml).join(', ')}]`,
    ...table('grpc', { address: socketPath }),
    ...table('ttrpc', { address: `${socketPath}.ttrpc` }),
    ...table('debug', { level: 'info' }),
    ...table(plugin('io.containerd.internal.v1.opt'), { path: join(folder, 'opt') }),
    ...(version === '2.x' ? splitCri(settings) : singleCri(settings)),
  ];
  return `${lines.join('\n')}\n`;
}

function singleCri(settings: ContainerdSettings): string[] {
  const { folder, snapshotter, cniBinDir } = settings;
  const cri = plugin(criPlugin);
  return [
    ...table(cri, { sandbox_image: pauseImage, ...streaming(settings), ...runtimeOptions(settings) }),
    ...table(`${cri}.cni`, { bin_dir: cniBinDir, conf_dir: join(folder, 'cni') }),
    ...table(`${cri}.registry`, { config_path: join(folder, 'certs.d') }),
    ...table(`${cri}.containerd`, { snapshotter, default_runtime_name: defaultHandler(settings) }),
    ...handlerTables(`${cri}.containerd`, settings),
  ];
}

function splitCri(settings: ContainerdSettings): string[] {
  const { folder, snapshotter, cniBinDir } = settings;
  const images = plugin('io.containerd.cri.v1.images');
  const runtime = plugin('io.containerd.cri.v1.runtime');
  return [
    ...table(images, { snapshotter }),
    ...table(`${images}.pinned_images`, { sandbox: pauseImage }),
    ...table(`${images}.registry`, { config_path: join(folder, 'certs.d') }),
    ...table(plugin(criPlugin), streaming(settings)),
    ...table(runtime, { enable_unprivileged_icmp: false, ...runtimeOptions(settings) }),
    ...table(`${runtime}.cni`, { bin_dirs: [cniBinDir], conf_dir: join(folder, 'cni') }),
    ...table(`${runtime}.containerd`, { default_runtime_name: defaultHandler(settings) }),
    ...handlerTables(`${runtime}.containerd`, settings),
  ];
}

function runtimeOptions({ version, folder, criOptions }: ContainerdSettings): Record<string, TomlValue> {
  return {
    disable_apparmor: true,
    // Without a right to lower it, the pods' oom_score_adj would fail them.
    restrict_oom_score_adj: true,
    tolerate_missing_hugetlb_controller: true,
    disable_hugetlb_controller: true,
    // Otherwise network namespaces are mounted in /var/run/netns.
    netns_mounts_under_state_dir: true,
    enable_unprivileged_ports: false,
    ...(version === '1.6' ? {} : { enable_cdi: true, cdi_spec_dirs: [join(folder, 'cdi')] }),
    ...criOptions,
  };
}

function streaming({ streamServer }: ContainerdSettings): Record<string, TomlValue> {
  return { stream_server_address: streamServer.address, stream_server_port: String(streamServer.port) };
}

function handlerTables(parent: string, { folder, handlers }: ContainerdSettings): string[] {
  return [...handlers].flatMap(([handler, binary]) => [
    ...table(`${parent}.runtimes.${handler}`, { runtime_type: 'io.containerd.runc.v2' }),
    ...table(`${parent}.runtimes.${handler}.options`, {
      BinaryName: binary,
      // The runtime's own state, by default in a folder that all containerds of the machine share.
      Root: join(folder, 'rt'),
      SystemdCgroup: false,
    }),
  ]);
}

function defaultHandler({ handlers }: ContainerdSettings): string {
  return [...handlers.keys()][0] ?? '';
}

type TomlValue = string | number | boolean | readonly string[];

function table(name: string, values: Readonly<Record<string, TomlValue>>): string[] {
  return ['', `[${name}]`, ...Object.entries(values).map(([key, value]) => `${key} = ${toml(value)}`)];
}

function plugin(id: string): string {
  return `plugins.${toml(id)}`;
}

/** JSON's strings, numbers, booleans and arrays of strings are TOML as well. */
function toml(value: TomlValue): string {
  return JSON.stringify(value);
}
