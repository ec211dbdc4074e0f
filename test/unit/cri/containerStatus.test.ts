import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { containerDetails, containerLife } from '../../../src/cri/containerStatus.ts';
import { runtimeService } from '../../../src/rpc/services.ts';
import type { ContainerStatus } from '../../../src/rpc/generated/types/runtime/v1/ContainerStatus.ts';
import { fakeServer } from '../containerd/fakeServer.ts';

let server: Awaited<ReturnType<typeof fakeServer>>;
let status: ContainerStatus;
let asked: unknown[];

beforeEach(async () => {
  status = {};
  asked = [];
  server = await fakeServer<unknown>(runtimeService, {
    ContainerStatus: (request) => {
      asked.push(request);
      return { status, info: { info: '{"pid":7}' } };
    },
  });
});

afterEach(() => server[Symbol.asyncDispose]());

const raw = async (): Promise<unknown> => (await containerDetails(server.channel, 'c1')).raw;

describe('the life of a container', () => {
  const life = (): Promise<unknown> => containerLife(server.channel, 'c1');

  it('is asked for without the verbose information', async () => {
    await life();
    expect(asked).toEqual([{ container_id: 'c1', verbose: false }]);
  });

  it('has a start once it was started, and an end once it has ended', async () => {
    status = { state: 'CONTAINER_CREATED', created_at: '5' };
    expect(await life()).toEqual({});
    status = { state: 'CONTAINER_RUNNING', created_at: '5', started_at: '7' };
    expect(await life()).toEqual({ startedAtNs: 7n });
    status = { state: 'CONTAINER_EXITED', started_at: '7', finished_at: '9', exit_code: 3, reason: 'Error' };
    expect(await life()).toEqual({
      startedAtNs: 7n,
      exit: { code: 3, reason: 'Error', message: '', finishedAtNs: 9n },
    });
  });
});

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
