import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { containerDetails } from '../../../src/cri/containerStatus.ts';
import { runtimeService } from '../../../src/rpc/services.ts';
import type { ContainerStatus } from '../../../src/rpc/generated/types/runtime/v1/ContainerStatus.ts';
import { fakeServer } from '../containerd/fakeServer.ts';

let server: Awaited<ReturnType<typeof fakeServer>>;
let status: ContainerStatus;

beforeEach(async () => {
  status = {};
  server = await fakeServer(runtimeService, { ContainerStatus: () => ({ status, info: { info: '{"pid":7}' } }) });
});

afterEach(() => server[Symbol.asyncDispose]());

const raw = async (): Promise<unknown> => (await containerDetails(server.channel, 'c1')).raw;

describe('the stop signal of a container', () => {
  it('has the name that everybody knows, which CRI gave it up to 0.36', async () => {
    status = { stop_signal: 38 };
    expect(await raw()).toMatchObject({ status: { stop_signal: 'SIGRTMINPLUS3' }, info: { info: { pid: 7 } } });
    // Absent on the wire, as from containerd up to 2.1.
    status = {};
    expect(await raw()).toMatchObject({ status: { stop_signal: 'RUNTIME_DEFAULT' } });
  });

  it('may be one that only a newer runtime knows', async () => {
    const signalOfTomorrow: unknown = 99;
    status = { stop_signal: signalOfTomorrow as 'SIGNAL_SIGTERM' };
    expect(await raw()).toMatchObject({ status: { stop_signal: '99' } });
  });
});
