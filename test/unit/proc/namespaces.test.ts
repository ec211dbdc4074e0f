import { describe, expect, it } from 'vitest';
import { statLine, madeMachine } from './madeMachine.ts';

const { at, write, addProcess, addNamespaces, node } = madeMachine();
const ended = { known: false, reason: { why: 'ended' } };

describe('the namespaces of a process', () => {
  it('are the numbers behind its links, with their files', async () => {
    addProcess(1);
    addProcess(8);
    addNamespaces('8', { net: 4_026_532_184, pid: 4_026_531_836 });
    const { net, pid } = await node().namespaces(8);
    expect(net).toEqual({
      known: true,
      value: 4_026_532_184,
      source: { from: 'file', path: at('proc', '8', 'ns', 'net') },
    });
    expect(pid).toMatchObject({ value: 4_026_531_836 });
  });

  it('lack a type that the kernel does not have', async () => {
    addProcess(1);
    addProcess(8);
    addNamespaces('8', { net: 4_026_532_184 });
    expect((await node().namespaces(8)).time).toEqual({ known: false, reason: { why: 'notReported', by: 'Linux' } });
  });

  it('went with it', async () => {
    addProcess(1);
    expect((await node().namespaces(8)).net).toEqual(ended);
    // Its parent has not asked for its exit code yet: the folder is there, most of the links are not.
    addProcess(9, { stat: statLine(9, 'sh', 'Z') });
    addNamespaces('9', { user: 4_026_531_837 });
    expect((await node().namespaces(9)).net).toEqual(ended);
  });

  it('are not called ended where /proc hides the processes of others', async () => {
    write('proc/stat', 'btime 1000\n');
    const reason = { why: 'notPermitted', path: at('proc', '8') };
    expect((await node().namespaces(8)).net).toEqual({ known: false, reason });
    expect(await node().cgroupPath(8)).toEqual({ known: false, reason });
  });

  it('are not reported where there is no /proc', async () => {
    const reason = { why: 'notReported', by: 'Linux' };
    expect((await node().namespaces(8)).net).toEqual({ known: false, reason });
    expect(await node().cgroupPath(8)).toEqual({ known: false, reason });
  });
});
