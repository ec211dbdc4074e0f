import type { JsonValue } from '../../contract/json.ts';
import type { Fact } from '../../contract/layers/fact.ts';
import { asFilledText, asList, at } from '../../runtimes/json.ts';
import type { ReplyReader } from '../../runtimes/verboseReply.ts';

/** Of containerd's `cniconfig`: the loopback network, and the one that pods are put into. */
export function cniFact(
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
