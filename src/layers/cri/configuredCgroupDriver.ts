import type { Fact } from '../../contract/layers/fact.ts';
import { asFilledText, asFlag, asText, at } from './jsonPath.ts';
import type { ReplyReader } from './replyReader.ts';

/** From the configuration in `Status`, for a runtime without `RuntimeConfig`: containerd before 2. */
export function configuredCgroupDriver(reader: ReplyReader): Fact<string> {
  const config = at(reader.body, 'info', 'config');
  const crio = asFilledText(at(config, 'crio', 'CgroupManagerName'));
  if (crio !== undefined) {
    return reader.fact('info.config.crio.CgroupManagerName', crio);
  }
  // containerd has it for each handler: the default's is the one that counts for the kubelet.
  const handler = asText(at(config, 'containerd', 'defaultRuntimeName')) ?? '';
  const systemd = asFlag(at(config, 'containerd', 'runtimes', handler, 'options', 'SystemdCgroup'));
  return reader.fact(
    `info.config.containerd.runtimes.${handler}.options.SystemdCgroup`,
    systemd === undefined ? undefined : driverOf(systemd),
  );
}

function driverOf(systemd: boolean): string {
  return systemd ? 'systemd' : 'cgroupfs';
}
