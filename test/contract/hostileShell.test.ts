import { chmod, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startShell } from '../../src/terminal/startExec.ts';
import { newestRuntime } from '../runtimes/availability.ts';
import { eventually } from '../runtimes/eventually.ts';
import { PodFactory, type TestContainer } from '../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../runtimes/realContainerd.ts';

/** Answers the probe, whose last argument is what it is to say, and else writes zeros without a line end. */
const bash = `#!/bin/sh
case "$*" in *started*) echo $$; echo started; exit 0 ;; esac
exec cat /dev/zero
`;

describe.skipIf((await newestRuntime()) === undefined)('an image whose shell is none', () => {
  let node: RealContainerd;
  let pods: PodFactory;
  let container: TestContainer;

  beforeAll(async () => {
    node = await realContainerd();
    pods = new PodFactory(node);
    container = await pods.running();
    const file = `/proc/${await node.pidOf(container.containerId)}/root/bin/bash`;
    await writeFile(file, bash);
    await chmod(file, 0o755);
  });
  afterAll(async () => {
    await pods.removeAll();
    await node[Symbol.asyncDispose]();
  });

  const start = (shells: readonly string[], onOutput: (bytes: Uint8Array) => void) =>
    startShell(
      {
        ...{
          runtime: node.client.runtime,
          address: node.address,
          endpointName: 'node',
          containerId: container.containerId,
        },
        ...{ containerName: 'app', sandboxName: 'pod', namespace: 'contract' },
      },
      { shells, requestTimeoutMs: 10_000 },
    )({ onOutput, signal: new AbortController().signal });

  it('is told of, within bounds of memory and without any of its output', async () => {
    let bytes = 0;
    const before = process.memoryUsage().rss;
    await expect(start(['bash'], (output) => (bytes += output.length))).rejects.toMatchObject({
      failure: { reason: 'streamFailed', problem: 'notShell', detail: 'bash' },
    });
    expect(bytes).toBe(0);
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024);
  });

  it('is passed over for the next shell of the container', async () => {
    let output = '';
    const started = await start(['bash', 'sh'], (bytes) => (output += Buffer.from(bytes).toString()));
    if (started.kind !== 'started') {
      throw new Error(started.kind);
    }
    await started.stream.write(Buffer.from('echo af""ter\r'));
    await eventually(() => expect(output).toContain('after'));
    started.stream.close();
  });
});
