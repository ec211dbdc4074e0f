import { status } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBench, unary } from './demoClient.ts';
import type { DemoBench } from './demoClient.ts';

let bench: DemoBench;
beforeEach(async () => {
  bench = await startBench({ empty: true });
});
afterEach(() => bench.stop());

const version = () => unary(bench.cri, 'Version', {});

describe('faults', () => {
  it('delays a method, and no other', async () => {
    bench.runtime.faults.set('Version', { kind: 'delay', delayMs: 200 });
    const start = performance.now();
    await unary(bench.cri, 'Status', {});
    const between = performance.now();
    await version();
    expect(performance.now() - between).toBeGreaterThanOrEqual(190);
    expect(between - start).toBeLessThan(190);
  });

  it('gives an error of choice until it is cleared', async () => {
    bench.runtime.faults.set('Version', { kind: 'error', code: status.INTERNAL, details: 'on purpose' });
    await expect(version()).rejects.toMatchObject({ code: status.INTERNAL, details: 'on purpose' });
    bench.runtime.faults.clear('Version');
    await expect(version()).resolves.toMatchObject({ runtime_name: 'demonstration' });
  });

  it('cuts the connection in mid-call', async () => {
    await version();
    bench.runtime.faults.set('Version', { kind: 'drop' });
    await expect(version()).rejects.toMatchObject({ code: status.UNAVAILABLE });
    bench.runtime.faults.clear();
    await new Promise<void>((resolve, reject) => {
      bench.cri.waitForReady(Date.now() + 5000, (error) => (error ? reject(error) : resolve()));
    });
    await version();
  });

  it('never answers', async () => {
    bench.runtime.faults.set('Version', { kind: 'silence' });
    const failure = await new Promise((resolve) => {
      bench.cri.Version({}, { deadline: Date.now() + 200 }, (error) => resolve(error));
    });
    expect(failure).toMatchObject({ code: status.DEADLINE_EXCEEDED });
  });

  it('blows a reply up over the limit of the client', async () => {
    bench.runtime.faults.set('ListContainers', { kind: 'hugeReply', sizeBytes: 17 * 2 ** 20 });
    await expect(unary(bench.cri, 'ListContainers', {})).rejects.toMatchObject({
      code: status.RESOURCE_EXHAUSTED,
    });
    bench.runtime.faults.set('ListContainers', { kind: 'hugeReply', sizeBytes: 2 ** 20 });
    expect(await unary(bench.cri, 'ListContainers', {})).toEqual({ containers: [] });
  });

  it('applies to streams', async () => {
    bench.runtime.faults.set('StreamImages', { kind: 'error', code: status.UNIMPLEMENTED, details: 'old' });
    const failure = await new Promise((resolve) => {
      bench.images
        .StreamImages({})
        .on('error', resolve)
        .on('data', () => undefined);
    });
    expect(failure).toMatchObject({ code: status.UNIMPLEMENTED, details: 'old' });
  });
});
