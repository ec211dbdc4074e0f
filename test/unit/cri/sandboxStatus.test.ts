import { expect, it } from 'vitest';
import { sandboxDetails } from '../../../src/cri/sandboxStatus.ts';
import { runtimeService } from '../../../src/rpc/services.ts';
import { asRecord, at } from '../../../src/runtimes/json.ts';
import { sample } from '../../facts/sample.ts';
import { fakeServer } from '../containerd/fakeServer.ts';

const recorded = sample('crio-1.36', 'PodSandboxStatus-runc');
const status = asRecord(at(recorded, 'status')) ?? {};
const info = { info: JSON.stringify(at(recorded, 'info', 'info')) };

async function ipsOf(reply: object): Promise<readonly string[]> {
  await using server = await fakeServer(runtimeService, { PodSandboxStatus: () => reply });
  return (await sandboxDetails(server.channel, 'pod')).ips;
}

it('has the addresses of the status', async () => {
  const network = { ip: '10.0.0.1', additional_ips: [{ ip: 'fd00::1' }] };
  expect(await ipsOf({ status: { ...status, network }, info })).toEqual(['10.0.0.1', 'fd00::1']);
});

it('has those that CRI-O noted where its status has lost them, after a restart, for as long as the sandbox is ready', async () => {
  const lost = { ...status, network: null };
  expect(await ipsOf({ status: lost, info })).toEqual(['10.40.0.8']);
  expect(await ipsOf({ status: { ...lost, state: 'SANDBOX_NOTREADY' }, info })).toEqual([]);
});

it('takes nothing for a note of CRI-O that the pod may have written', async () => {
  const annotations = { 'io.kubernetes.cri-o.CNIResult': '{"ips":[{"address":"1.2.3.4/24"}]}' };
  expect(await ipsOf({ status: { ...status, network: null, annotations }, info })).toEqual([]);
});
