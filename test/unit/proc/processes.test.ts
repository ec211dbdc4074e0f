import { mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { madeMachine, statLine } from './madeMachine.ts';

const { at, write, addProcess, node } = madeMachine();

describe('the processes of a machine', () => {
  it('are read with their parents, arguments and starts, by pid', async () => {
    addProcess(30, { stat: statLine(30, 'containerd-shim', 'S', 4), cmdline: '/usr/bin/shim\0-id\0p1\0' });
    addProcess(4);
    expect(await node().processes()).toEqual([
      { pid: 4, parentPid: 1, arguments: ['sh'], command: 'sh', startedAtMs: 1_002_500 },
      {
        pid: 30,
        parentPid: 4,
        arguments: ['/usr/bin/shim', '-id', 'p1'],
        command: 'containerd-shim',
        startedAtMs: 1_002_500,
      },
    ]);
  });

  it('have no arguments when they are of the kernel, and may have empty ones', async () => {
    addProcess(2, { stat: statLine(2, 'kthreadd', 'S', 0), cmdline: '' });
    addProcess(3, { cmdline: 'sh\0-c\0\0' });
    addProcess(4, { cmdline: 'overwritten by itself' });
    const processes = await node().processes();
    expect(processes.map((process) => process.arguments)).toEqual([[], ['sh', '-c', ''], ['overwritten by itself']]);
    expect(processes[0]?.parentPid).toBe(0);
  });

  it.each(['a b', 'a) Z 99 (b', '(', ')', '', 'x\n77 (y) S 1 2', '\u001B[31m'])(
    'may be named %j without being taken for another',
    async (command) => {
      addProcess(8, { stat: statLine(8, command, 'R', 6) });
      expect(await node().process(8)).toMatchObject({ pid: 8, parentPid: 6, command, startedAtMs: 1_002_500 });
    },
  );

  it('do not make this process remember more of a command line than 64 KiB', async () => {
    addProcess(8, { cmdline: 'x'.repeat(1_000_000) });
    expect((await node().process(8))?.arguments).toEqual(['x'.repeat(64 * 1024)]);
  });

  it('are left out when they end while they are read, or have ended and wait for their parents', async () => {
    addProcess(8);
    mkdirSync(at('proc', '9'));
    write('proc/10/stat', statLine(10, 'sh'));
    addProcess(11, { stat: statLine(11, 'defunct', 'Z'), cmdline: '' });
    addProcess(12, { stat: '' });
    addProcess(13, { stat: '13 (sh) S' });
    write('proc/14x/stat', statLine(14, 'sh'));
    expect((await node().processes()).map(({ pid }) => pid)).toEqual([8]);
    expect(await node().process(9)).toBeUndefined();
    expect(await node().process(11)).toBeUndefined();
  });

  it('are none where there is no /proc, and when the caller has lost interest', async () => {
    expect(await node().processes()).toEqual([]);
    expect(await node().process(8)).toBeUndefined();
    addProcess(8);
    expect(await node().processes(AbortSignal.abort())).toEqual([]);
  });
});
