import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { RuntimePort } from '../../src/contract/runtime.ts';
import type { ExecStream } from '../../src/streams/execStream.ts';
import { openExec } from '../../src/streams/openExec.ts';
import { openShell } from '../../src/streams/openShell.ts';
import { shellCommand, type ShellLaunch } from '../../src/streams/shellLaunch.ts';
import { probeShell } from '../../src/streams/shellProbe.ts';
import { eventually } from '../runtimes/eventually.ts';
import type { ContractTraits } from './contractTraits.ts';

export interface ExecContractContext {
  readonly runsScripts: ContractTraits['runsScripts'];
  readonly runtime: () => RuntimePort;
  /** A running container of an image with busybox, which the context removes after each test. */
  readonly runBusyboxContainer: () => Promise<{ readonly sandboxId: string; readonly containerId: string }>;
}

const sh: ShellLaunch = { shell: 'sh', words: ['sh'], starter: 'sh' };

const reachedAt = { kind: 'unix', path: '/run/c.sock' } as const;

class RunningExec {
  readonly #stdout: Uint8Array[] = [];
  readonly #stderr: Uint8Array[] = [];
  readonly stream: Promise<ExecStream>;

  constructor(runtime: RuntimePort, containerId: string, command: readonly string[], tty: boolean) {
    this.stream = openExec(
      runtime,
      { containerId, command, tty, stdin: true },
      {
        connectTimeoutMs: 10_000,
        reachedAt,
        onOutput: (bytes, source) => (source === 'stdout' ? this.#stdout : this.#stderr).push(bytes),
      },
    );
  }

  get stdout(): Buffer {
    return Buffer.concat(this.#stdout);
  }

  get stderr(): Buffer {
    return Buffer.concat(this.#stderr);
  }

  async type(text: string): Promise<void> {
    await (await this.stream).write(Buffer.from(text));
  }

  async prints(text: string | RegExp): Promise<void> {
    await eventually(() => {
      expect(this.stdout.toString()).toMatch(text);
      return Promise.resolve();
    });
  }
}

/** What an exec over the streaming server does, whatever the runtime. Registers tests where it is called. */
export function execContract({ runsScripts, runtime, runBusyboxContainer }: ExecContractContext): void {
  describe('exec', () => {
    const running: RunningExec[] = [];

    const exec = async (command: readonly string[], tty: boolean): Promise<RunningExec> => {
      const { containerId } = await runBusyboxContainer();
      return execIn(containerId, command, tty);
    };
    const execIn = (containerId: string, command: readonly string[], tty: boolean): RunningExec => {
      const opened = new RunningExec(runtime(), containerId, command, tty);
      running.push(opened);
      return opened;
    };

    afterEach(async () => {
      for (const { stream } of running.splice(0)) {
        await stream.then(
          (opened) => opened.close(),
          () => undefined,
        );
      }
    });

    const runs = (containerId: string, program: string, expected: boolean): Promise<void> =>
      eventually(async () => {
        const { stdout } = await runtime().execSync(containerId, ['ps', '-o', 'args'], 10);
        expect(Buffer.from(stdout).toString().includes(program)).toBe(expected);
      });

    it('delivers the output of a command and its end', async () => {
      const echo = await exec(['echo', 'hello'], true);
      expect(await (await echo.stream).done).toEqual({ kind: 'exited', code: 0 });
      expect(echo.stdout.toString()).toBe('hello\r\n');
    });

    it('tells the exit code', async () => {
      const shell = await exec(['sh', '-c', 'exit 3'], true);
      expect(await (await shell.stream).done).toEqual({ kind: 'exited', code: 3 });
    });

    it('keeps stderr apart without a terminal', async () => {
      const shell = await exec(['sh', '-c', 'echo out; echo err >&2; exit 4'], false);
      expect(await (await shell.stream).done).toEqual({ kind: 'exited', code: 4 });
      expect(shell.stdout.toString()).toBe('out\n');
      expect(shell.stderr.toString()).toBe('err\n');
    });

    it('interrupts a program by Ctrl-C', async () => {
      const { containerId } = await runBusyboxContainer();
      const shell = execIn(containerId, ['sh'], true);
      await shell.type('sleep 4321\r');
      // Before that, the shell itself takes the key.
      await runs(containerId, 'sleep 4321', true);
      await shell.type('\x03');
      await runs(containerId, 'sleep 4321', false);
      await shell.type('echo af""ter; exit 0\r');
      await shell.prints('after');
      expect(await (await shell.stream).done).toEqual({ kind: 'exited', code: 0 });
    });

    it('carries any text both ways', async () => {
      const text = 'é 容器 🐳 \u{1f468}\u200d\u{1f4bb} ñ';
      const cat = await exec(['cat'], false);
      for (const byte of Buffer.from(text)) {
        await (await cat.stream).write(Uint8Array.of(byte));
      }
      await cat.prints(text);
      expect(cat.stdout.toString()).toBe(text);
    });

    it('says that a command is missing', async () => {
      const missing = await exec(['no-such-program'], true);
      const end = await missing.stream.then(
        (stream) => stream.done,
        () => ({ kind: 'refused' }) as const,
      );
      // cri-dockerd starts it and then reports exit code 126 or 127.
      expect(end).toSatisfy(
        ({ kind, ...rest }: typeof end) =>
          kind === 'failed' || kind === 'refused' || ('code' in rest && (rest.code === 126 || rest.code === 127)),
      );
    });

    it('finds the first shell of an image', async () => {
      const { containerId } = await runBusyboxContainer();
      expect(await probeShell(runtime(), containerId, ['no-such-shell', 'sh'], { timeoutS: 10 })).toEqual({
        kind: 'found',
        launch: sh,
      });
      // It can be started, and cannot run the script that starts a shell.
      expect(await probeShell(runtime(), containerId, ['true', 'sh'], { timeoutS: 10 })).toMatchObject({ launch: sh });
      const none = await probeShell(runtime(), containerId, ['no-such-shell'], { timeoutS: 10 });
      expect(none).toMatchObject({ kind: 'none', tried: ['no-such-shell'] });
      expect('detail' in none && none.detail).not.toBe('');
    });

    it('uses a streaming URL once', async () => {
      const { containerId } = await runBusyboxContainer();
      const url = await runtime().exec({ containerId, command: ['true'], tty: true, stdin: true });
      const open = (): Promise<ExecStream> =>
        openExec(
          { exec: () => Promise.resolve(url) },
          { containerId, command: ['true'], tty: true, stdin: true },
          { connectTimeoutMs: 10_000, reachedAt, onOutput: () => undefined },
        );
      expect(await (await open()).done).toEqual({ kind: 'exited', code: 0 });
      await expect(open()).rejects.toMatchObject({ failure: { reason: 'streamFailed', problem: 'expired' } });
    });

    it('asks a program with a terminal to end when it is closed', async () => {
      const { containerId } = await runBusyboxContainer();
      const sleep = execIn(containerId, ['sleep', '4321'], true);
      await runs(containerId, 'sleep 4321', true);
      const stream = await sleep.stream;
      stream.close();
      expect(await stream.done).toEqual({ kind: 'closed' });
      await runs(containerId, 'sleep 4321', false);
    });

    it('hangs up on a shell when it is closed, and on what runs in it, however deaf to Ctrl-C', async () => {
      const { containerId } = await runBusyboxContainer();
      const output: Uint8Array[] = [];
      const stream = await openShell(runtime(), containerId, sh, {
        connectTimeoutMs: 10_000,
        reachedAt,
        onOutput: (bytes) => output.push(bytes),
      });
      await stream.write(Buffer.from(`trap '' INT; sleep 4321\r`));
      await runs(containerId, 'sleep 4321', true);
      stream.close();
      await runs(containerId, 'sleep 4321', false);
      // Not even the line with the process id.
      expect(Buffer.concat(output).toString().trimStart()).not.toMatch(/^\d/);
      await eventually(async () => {
        const { stdout } = await runtime().execSync(containerId, ['ps', '-o', 'stat,args'], 10);
        // The first process of the container does not collect the dead, which stay as zombies.
        const living = Buffer.from(stdout)
          .toString()
          .trim()
          .split('\n')
          .filter((line) => !line.startsWith('Z'));
        expect(living.map((line) => line.replace(/^\S+\s+/, ''))).toEqual(['COMMAND', 'sleep 1000', 'ps -o stat,args']);
      });
    });

    // These need a shell that runs any script: see ContractTraits for the runtime whose shell does not.
    if (runsScripts) {
      it('gives the terminal its size, and each new one', async () => {
        const shell = await exec(shellCommand(sh), true);
        const stream = await shell.stream;
        stream.resize({ columns: 97, rows: 31 });
        await shell.type('while [ "$(stty size)" != "31 97" ]; do sleep 0.05; done; echo first-$(stty size)\r');
        await shell.prints('first-31 97');
        stream.resize({ columns: 120, rows: 40 });
        await shell.type('while [ "$(stty size)" != "40 120" ]; do sleep 0.05; done; echo second-$(stty size)\r');
        await shell.prints('second-40 120');
        await shell.type('echo $TERM-is-set; exit 5\r');
        expect(await stream.done).toEqual({ kind: 'exited', code: 5 });
        expect(shell.stdout.toString()).toContain('xterm-256color-is-set');
      });

      it('carries 1 MiB of input', async () => {
        const sizeBytes = 1024 * 1024;
        const shell = await exec(['sh', '-c', `head -c ${sizeBytes} | md5sum`], false);
        const input = Buffer.alloc(sizeBytes, 'abcdefghijklm\n');
        await (await shell.stream).write(input);
        expect(await (await shell.stream).done).toEqual({ kind: 'exited', code: 0 });
        expect(shell.stdout.toString()).toContain(createHash('md5').update(input).digest('hex'));
      });

      it('delivers 8 MiB of output whole and in order, also when it has to wait', async () => {
        const lines = 1024 * 1024;
        const shell = await exec(['sh', '-c', `read go; seq 1000000 ${1_000_000 + lines - 1}`], false);
        const stream = await shell.stream;
        stream.pause();
        await stream.write(Buffer.from('go\n'));
        stream.resume();
        expect(await stream.done).toEqual({ kind: 'exited', code: 0 });
        const expected = createHash('md5');
        for (let line = 0; line < lines; line += 1) {
          expected.update(`${1_000_000 + line}\n`);
        }
        expect(shell.stdout.length).toBeGreaterThanOrEqual(8 * lines);
        expect(createHash('md5').update(shell.stdout).digest('hex')).toBe(expected.digest('hex'));
      });
    }
  });
}
