import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asksAtSocket } from '../../../src/proc/kubeletSocket.ts';
import { nodeProcess } from '../../builders/nodeProcess.ts';

let folder: string;
let servers: readonly Server[];
let socket: string;
let other: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kubelet-'));
  await mkdir(path.join(folder, 'real'));
  await symlink('real', path.join(folder, 'link'));
  [socket, other] = [path.join(folder, 'real/ours.sock'), path.join(folder, 'real/other.sock')];
  servers = await Promise.all([socket, other].map(listening));
});

afterAll(async () => {
  servers.forEach((server) => server.close());
  await rm(folder, { recursive: true });
});

function listening(at: string): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(at, () => resolve(server));
  });
}

const kubelet = (...flags: readonly string[]) => ({
  ...nodeProcess(7, ''),
  arguments: ['/usr/bin/kubelet', ...flags],
});

async function withConfig(text: string, ...flags: readonly string[]) {
  const file = path.join(folder, 'config.yaml');
  await writeFile(file, text);
  return asksAtSocket(kubelet(`--config=${file}`, ...flags), socket);
}

describe('a kubelet', () => {
  it('asks where its flag says, however the path is written', async () => {
    const asks = async (endpoint: string) => {
      const fact = await asksAtSocket(kubelet('--container-runtime-endpoint', endpoint), socket);
      return fact.known ? fact.value : fact.reason;
    };
    expect(await asks(`unix://${socket}`)).toBe(true);
    expect(await asks(socket)).toBe(true);
    expect(await asks(`unix://${path.join(folder, 'link/ours.sock')}`)).toBe(true);
    expect(await asks(`unix:${socket}`)).toBe(true);
    expect(await asks(`unix://${other}`)).toBe(false);
    expect(await asks(`unix://${folder}/gone.sock`)).toBe(false);
    expect(await asks('tcp://127.0.0.1:3735')).toBe(false);
  });

  it('asks where its configuration says, unless its flag says otherwise', async () => {
    const file = path.join(folder, 'config.yaml');
    const yaml = (at: string) => `kind: KubeletConfiguration\ncontainerRuntimeEndpoint: "unix://${at}" # ours\n`;
    expect(await withConfig(yaml(socket))).toEqual({ known: true, value: true, source: { from: 'file', path: file } });
    expect(await withConfig(yaml(other))).toMatchObject({ known: true, value: false });
    expect(await withConfig(JSON.stringify({ containerRuntimeEndpoint: socket }))).toMatchObject({ value: true });
    const flag = `--container-runtime-endpoint=unix://${socket}`;
    expect(await withConfig(yaml(other), flag)).toMatchObject({
      ...{ known: true, value: true, source: { from: 'file', path: '/proc/7/cmdline' } },
    });
  });

  it('may ask anywhere where neither says', async () => {
    const notTold = { known: false, reason: { why: 'notReported', by: 'kubelet' } };
    expect(await asksAtSocket(kubelet(), socket)).toEqual(notTold);
    expect(await asksAtSocket(kubelet('--config', path.join(folder, 'gone.yaml')), socket)).toEqual(notTold);
    expect(await withConfig('kind: KubeletConfiguration\n')).toEqual(notTold);
    expect(await withConfig('containerRuntimeEndpoint: [\n')).toEqual(notTold);
    expect(await withConfig('containerRuntimeEndpoint: 7\n')).toEqual(notTold);
    expect(await withConfig('just words')).toEqual(notTold);
  });

  it('is not waited for where its configuration is a FIFO, which ends no reading, or a device', async () => {
    const fifo = path.join(folder, 'fifo');
    execFileSync('mkfifo', [fifo]);
    for (const file of [fifo, '/dev/zero', folder]) {
      expect(await asksAtSocket(kubelet('--config', file), socket)).toMatchObject({ known: false });
    }
  });
});
