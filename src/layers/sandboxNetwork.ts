import { type Fact, unknown } from '../contract/layers/fact.ts';
import type { NamespaceUse } from '../contract/layers/namespace.ts';
import type { SandboxNetwork } from '../contract/layers/sandbox.ts';
import type { HighLevelRuntime } from '../runtimes/highLevelRuntime.ts';
import { asFilledText, asList, asRecord, at } from '../runtimes/json.ts';
import type { ReplyReader } from '../runtimes/verboseReply.ts';
import { specNamespaces } from './namespacesFromSpec.ts';

export function sandboxNetwork(
  reader: ReplyReader,
  runtime: HighLevelRuntime,
  namespace: Fact<NamespaceUse>,
): Fact<SandboxNetwork> {
  if (namespace.known && namespace.value.owner === 'host') {
    return { known: true, value: { addresses: [], interfaces: [] }, source: namespace.source };
  }
  if (at(reader.info, 'netNamespaceClosed') === true) {
    return unknown({ why: 'ended' });
  }
  const network = asRecord(at(reader.body, 'status', 'network'));
  const cni = runtime.cniInterfaces(reader);
  const reported = addressesOf(network);
  const noted = reported.length === 0 ? runtime.cniAddresses(reader) : undefined;
  const namespacePath = specNamespaces(reader.spec)?.get('net')?.path;
  const value: SandboxNetwork = {
    addresses: noted?.value ?? reported,
    ...(namespacePath === undefined ? {} : { namespacePath }),
    interfaces: cni?.value ?? [],
  };
  return reader.fact(
    [
      ...new Set([noted === undefined ? 'status.network' : noted.field, ...(cni === undefined ? [] : [cni.field])]),
    ].join(', '),
    network === undefined && cni === undefined ? undefined : value,
  );
}

function addressesOf(network: ReturnType<typeof asRecord>): string[] {
  const additional = asList(at(network, 'additional_ips')) ?? [];
  return [at(network, 'ip'), ...additional.map((each) => at(each, 'ip'))]
    .map(asFilledText)
    .filter((ip) => ip !== undefined);
}
