import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { connectEndpoint } from '../../src/client/connectEndpoint.ts';
import type { Endpoint, EndpointClient } from '../../src/contract/endpoint.ts';
import { endpointAt } from './endpointAt.ts';
import { startProcess } from './startProcess.ts';

/** A demonstration runtime in a process of its own, so that its work is not counted as the client's. */
export interface DemonstrationNode extends AsyncDisposable {
  readonly socketPath: string;
  readonly endpoint: Endpoint;
  connect(): EndpointClient;
}

/**
 * @param containers in all; 0 for a node without any
 * @param sandboxes in all; without it, three containers in each
 */
export async function demonstrationNode(containers: number, sandboxes?: number): Promise<DemonstrationNode> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'cri-bench-'));
  const socketPath = path.join(folder, 'demo.sock');
  const many = ['--containers', String(containers)];
  const pods = sandboxes === undefined ? [] : ['--sandboxes', String(sandboxes)];
  const server = await startProcess([
    '--import',
    'tsx',
    'test/runtimes/demoProcess.ts',
    '--socket',
    socketPath,
    ...many,
    ...pods,
  ]);
  const endpoint = endpointAt(socketPath);
  const clients: EndpointClient[] = [];
  return {
    socketPath,
    endpoint,
    connect: () => {
      const client = connectEndpoint(endpoint.address, () => 30_000);
      clients.push(client);
      return client;
    },
    [Symbol.asyncDispose]: async () => {
      clients.forEach((client) => client.dispose());
      await server[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
