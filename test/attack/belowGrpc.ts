import { mkdtemp, rm } from 'node:fs/promises';
import type { Server, Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectEndpoint } from '../../src/client/connectEndpoint.ts';
import type { EndpointClient } from '../../src/contract/endpoint.ts';
import { CriError } from '../../src/contract/failure.ts';
import { startDemoRuntime } from '../../src/demo/demoRuntime.ts';
import { plantImages } from '../../src/demo/seed/plantNode.ts';
import { english } from '../builders/rows.ts';
import { errorText } from '../../src/words/errorWords.ts';
import { type AttackResult, failureLine } from './attackResult.ts';
import { hostileServers } from './hostileHttp2.ts';

const deadlineMs = 1_000;
const hangsAfterMs = 15_000;

/** Servers that break HTTP/2 and gRPC: each call ends in a value or in words, and a sane server is live soon after. */
export async function belowGrpc(): Promise<AttackResult> {
  const failures: string[] = [];
  let current = '';
  const uncaught = (error: unknown): void => void failures.push(failureLine(`${current}, uncaught`, error));
  process.on('uncaughtException', uncaught).on('unhandledRejection', uncaught);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'cri-attack-'));
  let slowestMs = 0;
  for (const [index, { name, make }] of hostileServers.entries()) {
    current = name;
    const socketPath = path.join(folder, `${index}.sock`);
    const client = connectEndpoint({ kind: 'unix', path: socketPath }, () => deadlineMs);
    const hostile = await listening(make(), socketPath);
    for (const call of callsOf(client)) {
      const problem = await problemOf(call);
      if (problem !== undefined) {
        failures.push(failureLine(name, problem));
      }
    }
    await hostile.stop();
    const sane = await startDemoRuntime({ socketPath, plant: (planter) => plantImages(planter, []), pullMs: [0, 0] });
    const startedAtMs = performance.now();
    client.reconnect();
    try {
      await client.runtime.version();
      slowestMs = Math.max(slowestMs, performance.now() - startedAtMs);
    } catch (error) {
      failures.push(failureLine(`after ${name}`, error));
    }
    client.dispose();
    await sane.stop();
  }
  await rm(folder, { recursive: true, force: true });
  process.off('uncaughtException', uncaught).off('unhandledRejection', uncaught);
  return {
    ...{ area: 'below gRPC', tried: hostileServers.length, failures },
    notes: [`live again ${slowestMs.toFixed(0)} ms after at most`],
  };
}

function callsOf({ runtime, images }: EndpointClient): readonly (() => Promise<unknown>)[] {
  return [() => runtime.version(), () => runtime.listContainers(), () => images.listImages()];
}

/** What must not be: no end, an error of another kind, or one without words. */
async function problemOf(call: () => Promise<unknown>): Promise<unknown> {
  const hang = pause(hangsAfterMs, undefined, { ref: false }).then(() => Promise.reject(new Error('hangs')));
  try {
    await Promise.race([call(), hang]);
    return undefined;
  } catch (error) {
    return error instanceof CriError ? wordless(error) : error;
  }
}

function wordless({ failure }: CriError): unknown {
  try {
    return errorText(failure, english).trim() === '' ? `no words for ${JSON.stringify(failure)}` : undefined;
  } catch (error) {
    return error;
  }
}

async function listening(server: Server, socketPath: string): Promise<{ stop: () => Promise<void> }> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  return {
    stop: async () => {
      open.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
