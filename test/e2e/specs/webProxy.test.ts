import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endToEndAvailable } from '../../runtimes/availability.ts';
import { PodFactory } from '../../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../../runtimes/realContainerd.ts';
import { type PackedExtension, packExtension } from '../../workbench/packExtension.ts';
import { Explorer } from '../explorer.ts';

const control = 'http://proxied.example/control';

/** Asks for a page as soon as it is there, to show that what an extension asks for does go to the proxy. */
const asking = {
  'package.json': JSON.stringify({
    ...{ name: 'asks-for-a-page', publisher: 'test', version: '1.0.0', main: './main.cjs' },
    ...{ engines: { vscode: '^1.100.0' }, activationEvents: ['*'], files: ['*'] },
  }),
  'main.cjs': `exports.activate = () => require('node:http').get('${control}').on('error', () => undefined);`,
};

/** VS Code puts a web proxy into what an extension asks by http, unless the host is one that it takes for this one. */
describe.skipIf(!(await endToEndAvailable()))('a terminal beside a web proxy', () => {
  let runtime: RealContainerd;
  let pods: PodFactory;
  let explorer: Explorer;
  let proxy: Server;
  let asker: PackedExtension;
  const asked: string[] = [];

  beforeAll(async () => {
    proxy = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(502).end();
    });
    proxy.on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    proxy.on('upgrade', (request, socket) => {
      asked.push(request.url ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const { port } = proxy.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    runtime = await realContainerd(undefined, { streamServer: { address: '127.0.0.53', port: 0 } });
    pods = new PodFactory(runtime);
    asker = await packExtension(asking);
    explorer = await Explorer.open({
      otherExtensions: [asker.vsixFile],
      endpoints: [{ name: 'node', address: `unix://${runtime.containerd.socketPath}` }],
      settings: { 'http.proxy': url, 'http.proxySupport': 'override' },
      env: { http_proxy: url, https_proxy: url },
    });
  });
  afterAll(async () => {
    await explorer.close();
    proxy.close();
    await asker[Symbol.asyncDispose]();
    await runtime[Symbol.asyncDispose]();
  });

  it('goes straight to the node, with the token that its address has', async () => {
    await pods.running('sleep 1000', { name: 'web' });
    await explorer.containers.row('app', /^(?!.*created)/).waitFor();
    await explorer.containers.inlineAction(explorer.containers.row('app'), 'Exec in Terminal');
    await explorer.workbench.page.locator('.terminal-wrapper').first().waitFor();
    const terminal = explorer.workbench.terminal();
    await terminal.waitForText(/[#$]$/);
    await terminal.send('echo af""ter\r');
    await terminal.waitForText(/^after$/m);
    // Otherwise the proxy would have been asked for nothing whatever the terminal did.
    await expect.poll(() => asked).toContain(control);
    expect(asked.filter((url) => url.includes('127.0.0.53'))).toEqual([]);
  });
});
