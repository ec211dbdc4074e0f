import { afterEach, describe, expect, it, vi } from 'vitest';
import { CriError } from '../../../src/contract/failure.ts';
import { ExecTerminal } from '../../../src/terminal/execTerminal.ts';
import { ExecWords } from '../../../src/terminal/execWords.ts';
import type { ExecStart, ExecWiring } from '../../../src/terminal/startExec.ts';
import { english } from '../../builders/rows.ts';
import { FakeExecStream } from './fakeExecStream.ts';

const models: ExecTerminal[] = [];

afterEach(() => {
  for (const model of models.splice(0)) {
    model.dispose();
  }
});

function terminal() {
  const stream = new FakeExecStream();
  const wirings: ExecWiring[] = [];
  const starts: { resolve: (start: ExecStart) => void; reject: (error: unknown) => void }[] = [];
  const model = new ExecTerminal(
    'web (pod)',
    (wiring) => {
      wirings.push(wiring);
      return new Promise((resolve, reject) => starts.push({ resolve, reject }));
    },
    new ExecWords(english),
  );
  models.push(model);
  let screen = '';
  const names: string[] = [];
  const onClose = vi.fn();
  model.onDidWrite((text) => (screen += text));
  model.onDidClose(onClose);
  model.onDidChangeName((name) => names.push(name));
  return {
    model,
    stream,
    names,
    onClose,
    screen: () => screen,
    starts,
    signal: () => wirings[0]?.signal,
    output: (bytes: Uint8Array | string) =>
      wirings[0]?.onOutput(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, 'stdout'),
    started: async () => {
      model.open({ columns: 80, rows: 24 });
      starts[0]?.resolve({ kind: 'started', stream });
      await vi.waitFor(() => expect(stream.sizes).toHaveLength(1));
    },
  };
}

describe('ExecTerminalModel', () => {
  it('starts only once it is open, and sends the size first', async () => {
    const { model, starts, started, stream } = terminal();
    model.resize({ columns: 1, rows: 1 });
    expect(starts).toHaveLength(0);
    await started();
    model.open(undefined);
    expect(starts).toHaveLength(1);
    expect(stream.sizes).toEqual([{ columns: 80, rows: 24 }]);
  });

  it('passes on each new size once', async () => {
    const { model, started, stream } = terminal();
    await started();
    model.resize({ columns: 80, rows: 24 });
    model.resize({ columns: 100, rows: 24 });
    model.resize({ columns: 100, rows: 24 });
    expect(stream.sizes.slice(1)).toEqual([{ columns: 100, rows: 24 }]);
  });

  it('keeps what is typed before the command runs, and sends Ctrl-C as a byte', async () => {
    const { model, starts, stream } = terminal();
    model.open(undefined);
    model.input('l');
    model.input('s\r');
    starts[0]?.resolve({ kind: 'started', stream });
    await vi.waitFor(() => expect(stream.written).toEqual(['l', 's\r']));
    model.input('\x03');
    model.input('容器');
    expect(stream.written.slice(2)).toEqual(['\x03', '容器']);
    expect(stream.sizes).toEqual([]);
  });

  it('shows output whose characters are split between chunks', async () => {
    const { screen, started, output } = terminal();
    await started();
    const bytes = new TextEncoder().encode('\x1b[31m容\x1b[0m');
    output(bytes.subarray(0, 7));
    output(bytes.subarray(7));
    await vi.waitFor(() => expect(screen()).toContain('\x1b[31m容\x1b[0m'));
  });

  it('erases its own first line before the first output, even where that comes before the stream', () => {
    const { model, screen, output } = terminal();
    model.open(undefined);
    output('/ # ');
    output('ls');
    expect(screen().split('\r\x1b[2K').slice(1)).toEqual([expect.stringMatching(/^\/ # /)]);
  });

  it('leaves the alternate screen before it tells the end', async () => {
    const { screen, started, output, stream } = terminal();
    await started();
    output('\x1b[?10');
    output('49h~');
    stream.end({ kind: 'exited', code: 137 });
    await vi.waitFor(() => expect(screen()).toContain('exited with code 137'));
    const [, afterLeaving] = screen().split('\x1b[?1049l');
    expect(afterLeaving).toContain('exited with code 137');
  });

  it('pauses the stream in a flood', async () => {
    const { started, output, stream, screen } = terminal();
    await started();
    for (let index = 0; index < 40; index += 1) {
      output('x'.repeat(64 * 1024));
    }
    expect(stream.flow).toEqual(['pause']);
    stream.end({ kind: 'exited', code: 0 });
    await vi.waitFor(() => expect(screen()).toContain('exited with code 0'));
    expect(screen().match(/x/g)).toHaveLength(40 * 64 * 1024 + 1);
  });

  it('pauses a stream whose flood came before it was there', async () => {
    const { model, output, stream, started } = terminal();
    model.open({ columns: 80, rows: 24 });
    for (let index = 0; index < 40; index += 1) {
      output('x'.repeat(64 * 1024));
    }
    expect(stream.flow).toEqual([]);
    await started();
    expect(stream.flow).toEqual(['pause']);
  });

  it('tells the exit code after the last output, stays, and closes on Enter', async () => {
    const { model, screen, started, output, stream, names, onClose } = terminal();
    await started();
    output('a');
    output('b');
    stream.end({ kind: 'exited', code: 3 });
    await vi.waitFor(() => expect(screen()).toMatch(/ab[^]*\[exited with code 3\]\r\n.*Press Enter/));
    expect(names).toEqual(['web (pod) (ended)']);
    model.input('x');
    expect(onClose).not.toHaveBeenCalled();
    model.input('\r');
    expect(onClose).toHaveBeenCalledExactlyOnceWith(undefined);
  });

  it.each([
    [
      { kind: 'failed', message: 'no \x1b[31msuch\nfile' } as const,
      '[the runtime could not run the command: no [31msuch\r\nfile]',
    ],
    [{ kind: 'connectionLost', detail: 'code 1006' } as const, '[the connection to the runtime was lost (code 1006)'],
  ])('says what went wrong, without the escape sequences of others', async (end, words) => {
    const { screen, started, stream } = terminal();
    await started();
    stream.end(end);
    await vi.waitFor(() => expect(screen()).toContain(words));
  });

  it.each([
    [
      { kind: 'noShell', tried: ['bash', 'sh'], detail: 'not found' } as const,
      /bash, sh[^]*Exec Command…[^]*not found/,
    ],
    [{ kind: 'notRunning', state: 'exited' } as const, /the container is not running/],
  ])('says why there is nothing to run', async (start, words) => {
    const { model, screen, starts, onClose } = terminal();
    model.open(undefined);
    starts[0]?.resolve(start);
    await vi.waitFor(() => expect(screen()).toMatch(words));
    model.input('\x04');
    expect(onClose).toHaveBeenCalledOnce();
  });

  it.each([
    [
      new CriError({ reason: 'notFound', method: 'Exec', detail: 'no c1' }),
      'The runtime no longer has it (Exec): no c1.',
    ],
    [
      new CriError({ reason: 'streamFailed', target: 'ws://h:1', problem: 'unreachable', detail: 'ECONNREFUSED' }),
      'ws://h:1 cannot be reached (ECONNREFUSED)',
    ],
    [new Error('surprise'), 'surprise'],
  ])('words a failure to start', async (error, words) => {
    const { model, screen, starts } = terminal();
    model.open(undefined);
    starts[0]?.reject(error);
    await vi.waitFor(() => expect(screen()).toContain(words));
  });

  it('is called off by Ctrl-C while it starts', () => {
    const { model, signal, onClose } = terminal();
    model.open(undefined);
    model.input('\x03');
    expect(onClose).toHaveBeenCalledOnce();
    expect(signal()?.aborted).toBe(true);
  });

  it('closes a stream that comes after the terminal was closed', async () => {
    const { model, starts, stream, screen } = terminal();
    model.open(undefined);
    model.dispose();
    const before = screen();
    starts[0]?.resolve({ kind: 'started', stream });
    await vi.waitFor(() => expect(stream.closed).toBe(true));
    expect(screen()).toBe(before);
  });

  it('hangs up when the terminal is closed, and says nothing more', async () => {
    const { model, started, stream, screen, output } = terminal();
    await started();
    const before = screen();
    model.dispose();
    output('late');
    await stream.done;
    expect(stream.closed).toBe(true);
    expect(screen()).toBe(before);
  });
});
