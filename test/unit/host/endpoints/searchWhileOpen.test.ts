import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discoverEndpoints } from '../../../../src/endpoint/discoverEndpoints.ts';
import { watchPlaces } from '../../../../src/endpoint/watchPlaces.ts';
import { EndpointRegistry } from '../../../../src/host/endpoints/endpointRegistry.ts';
import { UnusableSession } from '../../../../src/model/session/unusableSession.ts';
import { listeningSocket } from '../../endpoint/listeningSocket.ts';
import { temporaryFolder } from '../../endpoint/temporaryFolder.ts';
import { eventually } from '../../../runtimes/eventually.ts';

const inFolder = temporaryFolder();
let registry: EndpointRegistry;

beforeEach(async () => {
  mkdirSync(inFolder('run'));
  symlinkSync(inFolder('data', 'containerd.sock'), inFolder('run', 'usual.sock'));
  const places = {
    env: {},
    crictlConfig: inFolder('crictl.yaml'),
    usualPlaces: [{ path: inFolder('run', 'usual.sock'), name: 'Usual' }],
  };
  registry = new EndpointRegistry({
    configured: () => [],
    additional: () => [],
    discover: (known) => discoverEndpoints({ ...places, known }),
    watchPlaces: (onChange) => watchPlaces(places, onChange),
    openSession: (endpoint) => Promise.resolve(new UnusableSession(endpoint, { reason: 'cancelled', method: '' })),
  });
  await registry.reload();
});
afterEach(() => registry.dispose());

async function shows(...names: readonly string[]): Promise<void> {
  await eventually(() => expect(registry.sessions.map(({ endpoint }) => endpoint.name)).toEqual(names));
}

describe.skipIf(process.platform !== 'linux')('while a window is open', () => {
  it('an endpoint is found when it is named, and one that was named wrongly goes', async () => {
    await shows();
    writeFileSync(inFolder('crictl.yaml'), `runtime-endpoint: unix://${inFolder('mistyped.sock')}\n`);
    await shows('mistyped.sock');
    writeFileSync(inFolder('crictl.yaml'), `runtime-endpoint: unix://${inFolder('right.sock')}\n`);
    await shows('right.sock');
    writeFileSync(inFolder('crictl.yaml'), '\truntime-endpoint: x\n');
    await shows();
    expect(registry.discovery[0]).toMatchObject({ problem: { problem: 'tab', line: 1 } });
  });

  it('a socket is found where a link leads to it, when its runtime starts, and is kept when it stops', async () => {
    await shows();
    mkdirSync(inFolder('data'));
    {
      await using _socket = await listeningSocket(inFolder('data', 'containerd.sock'));
      await shows('Usual');
    }
    await registry.reload();
    await shows('Usual');
  });
});
