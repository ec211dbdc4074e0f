import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CallLog } from '../../../src/calls/callLog.ts';
import { callsAsJson } from '../../../src/calls/callsAsJson.ts';
import { connectEndpoint } from '../../../src/client/connectEndpoint.ts';
import type { CallRecord } from '../../../src/contract/call.ts';
import type { EndpointClient } from '../../../src/contract/endpoint.ts';
import { type DemoRuntime, startDemoRuntime } from '../../../src/demo/demoRuntime.ts';
import { plantNode } from '../../../src/demo/seed/plantNode.ts';

const password = 'Marker-Passw0rd';
const variable = 'Marker-Var1able';
const printed = 'Marker-Pr1nted';
const folder = mkdtempSync(path.join(os.tmpdir(), 'cri-calls-'));
const log = new CallLog('demo');
let runtime: DemoRuntime;
let client: EndpointClient;
let streamingUrl: string;

const sandboxSpec = {
  name: 'web',
  uid: 'u',
  namespace: 'shop',
  annotations: {
    'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({
      spec: { containers: [{ env: [{ name: 'SECRET', value: variable }] }] },
    }),
  },
};

beforeAll(async () => {
  const socketPath = path.join(folder, 'demo.sock');
  runtime = await startDemoRuntime({ socketPath, plant: plantNode, pullMs: [1, 1] });
  client = connectEndpoint({ kind: 'unix', path: socketPath }, () => 10_000, log);
  log.watch();
  const image = 'docker.io/library/busybox:1.37';
  const credentials = { kind: 'password', registry: 'docker.io', username: 'alice', password } as const;
  await client.images.pullImage(image, { credentials });
  const sandboxId = await client.runtime.runSandbox(sandboxSpec);
  const container = { name: 'app', image, command: ['sleep', '1000'], env: { SECRET: variable } };
  const id = await client.runtime.createContainer(sandboxId, container, sandboxSpec);
  await client.runtime.startContainer(id);
  await client.runtime.containerDetails(id);
  await client.runtime.sandboxDetails(sandboxId);
  await client.runtime.execSync(id, ['sh', '-c', `echo ${Buffer.from(printed).toString('base64')} | base64 -d`], 5);
  streamingUrl = await client.runtime.exec({ containerId: id, command: ['sh'], tty: true, stdin: true });
  await client.images.imageRaw(image).catch(() => undefined);
  await client.runtime.listContainers();
  await client.runtime.removeContainer('no-such-container').catch(() => undefined);
  await client.runtime.sandboxDetails('no-such-sandbox').catch(() => undefined);
});

afterAll(async () => {
  client.dispose();
  log.dispose();
  await runtime.stop();
  rmSync(folder, { recursive: true, force: true });
});

function recordOf(method: string): CallRecord | undefined {
  return log.records.find((record) => record.method === method);
}

describe('the calls of a whole life, on a real server', () => {
  it('are recorded, each once, with sizes and an outcome', () => {
    const methods = ['PullImage', 'RunPodSandbox', 'CreateContainer', 'StartContainer', 'ContainerStatus', 'ExecSync'];
    expect(log.records.map(({ method }) => method)).toEqual(expect.arrayContaining(methods));
    expect(log.inLastMinute).toBe(log.records.length);
    expect(recordOf('StartContainer')).toMatchObject({
      endpointId: 'demo',
      service: 'runtime.v1.RuntimeService',
      outcome: 'ok',
      messages: 1,
      responseBytes: 0,
      durationMs: expect.any(Number),
    });
    expect(recordOf('PullImage')?.service).toBe('runtime.v1.ImageService');
    expect(recordOf('ContainerStatus')?.responseBytes).toBeGreaterThan(1_000);
    expect(log.records.at(-1)).toMatchObject({ method: 'PodSandboxStatus', outcome: 'notFound', response: null });
  });

  it('show what is no secret', () => {
    expect(recordOf('PullImage')?.request).toMatchObject({ auth: { server_address: 'https://registry-1.docker.io' } });
    expect(recordOf('CreateContainer')?.request).toMatchObject({
      config: { envs: [{ key: 'SECRET', value: '(hidden)' }], command: ['sleep', '1000'] },
    });
    expect(recordOf('ContainerStatus')?.response).toMatchObject({
      info: { info: { runtimeSpec: { process: { env: expect.arrayContaining(['SECRET=(hidden)']) } } } },
    });
    expect(recordOf('Exec')).toMatchObject({
      request: { cmd: ['sh'] },
      response: { url: expect.stringMatching(/\/\(hidden\)$/) },
    });
  });

  it('have no secret in them, nor has the export', () => {
    const token = streamingUrl.slice(streamingUrl.lastIndexOf('/') + 1);
    const inBase64 = (text: string): string => Buffer.from(text).toString('base64');
    const secrets = [password, variable, printed, token].flatMap((secret) => [secret, inBase64(secret)]);
    // The command line itself, which stays.
    const inCommand = inBase64(printed);
    const exported = callsAsJson({ extensionVersion: '1', exportedAtMs: 0 }, log.records);
    for (const text of [JSON.stringify(log.records), exported]) {
      expect(secrets.filter((secret) => secret !== inCommand && text.includes(secret))).toEqual([]);
    }
    expect(exported).not.toContain(inBase64(`alice:${password}`));
  });
});
