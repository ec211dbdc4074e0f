import { highLevelRuntimeOf, reporterName } from '../../runtimes/highLevelRuntimes.ts';
import { type Fact, known, unknown, type Unknown } from '../../contract/layers/fact.ts';
import type { RuntimeFacts } from '../../contract/layers/node.ts';
import type { RuntimeVersion } from '../../contract/runtime.ts';
import { asFilledText, at } from '../../runtimes/json.ts';
import { readReply, type Reply } from '../../runtimes/verboseReply.ts';
import { cniFact } from './cniFact.ts';
import { conditionsFact } from './conditionsFact.ts';
import { streamingAddressFact } from './streamingAddressFact.ts';

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

/** With the version: what one does not report, the next may. */
function reporter(version: RuntimeVersion | undefined): string {
  return version === undefined ? 'CRI' : `${reporterName(version.name)} ${version.version}`.trim();
}

/** The CRI plugin's folder is one in containerd's, named after the plugin. */
function withoutPlugin(folder: string | undefined): string | undefined {
  const end = '/io.containerd.grpc.v1.cri';
  return folder?.endsWith(end) === true ? folder.slice(0, -end.length) : folder;
}
