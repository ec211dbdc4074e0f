import type { Fact } from '../../contract/layers/fact.ts';
import { asFilledText, at } from '../../runtimes/json.ts';
import type { ReplyReader } from '../../runtimes/verboseReply.ts';

/**
 * From containerd's configuration, up to 1.7. Port 0, the default, means one that the system chooses: only the URL of
 * an exec shows it.
 */
export function streamingAddressFact(reader: ReplyReader): Fact<string> {
  const config = at(reader.body, 'info', 'config');
  const address = asFilledText(at(config, 'streamServerAddress'));
  const port = asFilledText(at(config, 'streamServerPort'));
  const isChosen = address !== undefined && port !== undefined && port !== '0';
  return reader.fact('info.config.streamServerPort', isChosen ? hostAndPort(address, port) : undefined);
}

function hostAndPort(address: string, port: string): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
