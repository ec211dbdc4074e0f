import { describe, expect, it } from 'vitest';
import type { Container, ContainerState, ExecRequest } from '../../../src/contract/container.ts';
import { CriError } from '../../../src/contract/failure.ts';
import { type ExecTarget, startCommand, startShell } from '../../../src/terminal/startExec.ts';
import { container } from '../../builders/container.ts';
import { StreamingServer } from '../streams/streamingServer.ts';

const settings = { shells: ['bash', 'sh'], requestTimeoutMs: 2000 };
const wiring = { onOutput: () => undefined, signal: new AbortController().signal };

function target(options: { shell?: string; state?: ContainerState; url?: string }) {
  const requests: ExecRequest[] = [];
  const { state } = options;
  const containers: Container[] = state === undefined ? [] : [container({ id: 'c1', state })];
  const result: ExecTarget = {
    runtime: {
      execSync: (_id, [program]) =>
        program === options.shell
          ? Promise.resolve({ stdout: Buffer.from('42\nstarted\n'), stderr: new Uint8Array(), exitCode: 0 })
          : Promise.reject(new CriError({ reason: 'rejected', method: 'ExecSync', code: 'UNKNOWN', detail: 'nope' })),
      exec: (request) => {
        requests.push(request);
        return Promise.resolve(options.url ?? '');
      },
      listContainers: () => Promise.resolve(containers),
    },
    endpointName: 'node',
    address: { kind: 'unix', path: '/run/c.sock' },
    containerId: 'c1',
    containerName: 'web',
    sandboxName: 'pod',
    namespace: 'default',
  };
  return { target: result, requests };
}

describe('startShell', () => {
  it('tells a container without a shell', async () => {
    expect(await startShell(target({ state: 'running' }).target, settings)(wiring)).toEqual({
      kind: 'noShell',
      tried: ['bash', 'sh'],
      detail: 'nope',
    });
  });

  it.each([
    ['exited', 'exited'],
    [undefined, 'gone'],
  ] as const)('tells a container that is %s', async (state, expected) => {
    const { target: exited } = target(state === undefined ? {} : { state });
    expect(await startShell(exited, settings)(wiring)).toEqual({ kind: 'notRunning', state: expected });
  });

  it('runs the shell that it finds, by a command in which its name is an argument', async () => {
    const server = await StreamingServer.start((connection) => connection.send(Buffer.from('\x0142\r\n# ')));
    try {
      const { target: running, requests } = target({ shell: 'sh', url: server.url() });
      const start = await startShell(running, settings)(wiring);
      expect(requests).toEqual([
        {
          containerId: 'c1',
          command: ['sh', '-c', 'echo $$; TERM=xterm-256color; export TERM; exec "$0" "$@"', 'sh'],
          tty: true,
          stdin: true,
        },
      ]);
      if (start.kind !== 'started') {
        throw new Error(start.kind);
      }
      start.stream.close();
      expect(await start.stream.done).toEqual({ kind: 'closed' });
    } finally {
      server.dispose();
    }
  });
});

describe('a shell that answers and then is none', () => {
  const answers = (shells: readonly string[]): Parameters<typeof startShell>[0] => {
    const { target: one } = target({ state: 'running', url: '' });
    const started = { stdout: Buffer.from('42\nstarted\n'), stderr: new Uint8Array(), exitCode: 0 };
    const absent = new CriError({ reason: 'rejected', method: 'ExecSync', code: 'UNKNOWN', detail: 'nope' });
    const execSync = (_id: string, [program = '']: readonly string[]) =>
      shells.includes(program) ? Promise.resolve(started) : Promise.reject(absent);
    return {
      ...one,
      runtime: { ...one.runtime, execSync, exec: ({ command: [program] }) => Promise.resolve(urls.get(program) ?? '') },
    };
  };
  const urls = new Map<string | undefined, string>();

  it('is passed over for the next', async () => {
    const hostile = await StreamingServer.start((connection) => connection.send(Buffer.from(`\x01${'x'.repeat(99)}`)));
    const sound = await StreamingServer.start((connection) => connection.send(Buffer.from('\x0142\r\n# ')));
    urls.set('bash', hostile.url()).set('sh', sound.url());
    try {
      const start = await startShell(answers(['bash', 'sh']), settings)(wiring);
      expect(start.kind).toBe('started');
      if (start.kind === 'started') {
        start.stream.close();
      }
      await expect(startShell(answers(['bash']), settings)(wiring)).rejects.toMatchObject({
        failure: { problem: 'notShell', detail: 'bash' },
      });
      await expect(startShell(answers(['bash']), { ...settings, shells: ['bash'] })(wiring)).rejects.toMatchObject({
        failure: { problem: 'notShell', detail: 'bash' },
      });
    } finally {
      hostile.dispose();
      sound.dispose();
    }
  });
});

describe('startCommand', () => {
  it('asks for the command as it is', async () => {
    const { target: running, requests } = target({ url: 'nonsense' });
    await expect(startCommand(running, ['ls', '$HOME'], 1000)(wiring)).rejects.toBeInstanceOf(CriError);
    expect(requests[0]?.command).toEqual(['ls', '$HOME']);
  });
});
