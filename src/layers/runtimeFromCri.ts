import type { JsonValue } from '../contract/json.ts';
import { type Fact, known, unknown, type Unknown } from '../contract/layers/fact.ts';
import type { RuntimeFacts } from '../contract/layers/node.ts';
import type { RuntimeCondition, RuntimeVersion } from '../contract/runtime.ts';
import { highLevelRuntimeOf, reporterName } from '../runtimes/highLevelRuntimes.ts';
import { asFilledText, asList, asText, at } from '../runtimes/json.ts';
import { readReply, type Reply, type ReplyReader } from '../runtimes/verboseReply.ts';

const notReadYet: Unknown = unknown({ why: 'notReadYet' });

/** The facts of the high-level runtime; those that only containerd's services and /proc tell are `notReadYet`. */
export function runtimeFromCri(input: {
  readonly version: RuntimeVersion | undefined;
  readonly statusRaw: Reply;
  readonly cgroupDriver: Fact<string>;
  readonly images: number | undefined;
}): RuntimeFacts {
  const { version } = input;
  const reader = readReply(input.statusRaw, 'Status', reporter(version));
  const config = at(reader.body, 'info', 'config');
  const configured = highLevelRuntimeOf(version?.name ?? '').configuredCgroupDriver(reader);
  return {
    name: versionFact(version?.name, 'runtime_name'),
    version: versionFact(version?.version, 'runtime_version'),
    process: notReadYet,
    conditions: conditionsFact(reader),
    cgroupDriver: input.cgroupDriver.known || !configured.known ? input.cgroupDriver : configured,
    // Until 1.7: containerd 2 has it in the configuration of another plugin.
    snapshotter: reader.fact(
      'info.config.containerd.snapshotter',
      asFilledText(at(config, 'containerd', 'snapshotter')),
    ),
    snapshots: notReadYet,
    blobs: notReadYet,
    images:
      input.images === undefined ? notReadYet : known(input.images, { from: 'call', method: 'ListImages', field: '' }),
    tasks: notReadYet,
    cni: cniFact(reader),
    streamingAddress: streamingAddressFact(reader),
    rootFolder: reader.fact('info.config.containerdRootDir', asFilledText(at(config, 'containerdRootDir'))),
    stateFolder: reader.fact('info.config.stateDir', withoutPlugin(asFilledText(at(config, 'stateDir')))),
  };
}

function versionFact(value: string | undefined, field: string): Fact<string> {
  return value === undefined ? notReadYet : known(value, { from: 'call', method: 'Version', field });
}

/** Who does not report a fact, with the version: what one does not report, the next may. */
function reporter(version: RuntimeVersion | undefined): string {
  return version === undefined ? 'CRI' : `${reporterName(version.name)} ${version.version}`.trim();
}

/** The CRI plugin's folder is one in containerd's, named after the plugin. */
function withoutPlugin(folder: string | undefined): string | undefined {
  const end = '/io.containerd.grpc.v1.cri';
  return folder?.endsWith(end) === true ? folder.slice(0, -end.length) : folder;
}

function conditionsFact(reader: ReplyReader): Fact<readonly RuntimeCondition[]> {
  const conditions = asList(at(reader.body, 'status', 'conditions'));
  return reader.fact('status.conditions', conditions?.flatMap(condition));
}

function condition(value: JsonValue): RuntimeCondition[] {
  const type = asFilledText(at(value, 'type'));
  const text = (key: string): string => asText(at(value, key)) ?? '';
  return type === undefined
    ? []
    : [{ type, status: at(value, 'status') === true, reason: text('reason'), message: text('message') }];
}

/** The networks of containerd's `cniconfig`: the loopback network, and the one that pods are put into. */
function cniFact(
  reader: ReplyReader,
): Fact<{ readonly networks: readonly string[]; readonly plugins: readonly string[] }> {
  const configs = asList(at(reader.body, 'info', 'cniconfig', 'Networks'))?.map((network) => at(network, 'Config'));
  return reader.fact(
    'info.cniconfig.Networks',
    configs && {
      networks: texts(configs.map((config) => at(config, 'Name'))),
      plugins: texts(
        configs.flatMap((config) => asList(at(config, 'Plugins')) ?? []).map((plugin) => at(plugin, 'Network', 'type')),
      ),
    },
  );
}

function texts(values: readonly (JsonValue | undefined)[]): string[] {
  return [...new Set(values.map(asFilledText).filter((text) => text !== undefined))];
}

/**
 * From containerd's configuration, up to 1.7. Port 0, the default, means one that the system chooses: only the URL of
 * an exec shows it.
 */
function streamingAddressFact(reader: ReplyReader): Fact<string> {
  const config = at(reader.body, 'info', 'config');
  const address = asFilledText(at(config, 'streamServerAddress'));
  const port = asFilledText(at(config, 'streamServerPort'));
  const isChosen = address !== undefined && port !== undefined && port !== '0';
  return reader.fact('info.config.streamServerPort', isChosen ? hostAndPort(address, port) : undefined);
}

function hostAndPort(address: string, port: string): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
