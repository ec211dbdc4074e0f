import { describe, expect, it } from 'vitest';
import { ProcessTable } from '../../../src/layers/processTable.ts';
import { supervisorOf } from '../../../src/runtimes/highLevelRuntimes.ts';
import { nodeProcess, shimProcess } from '../../builders/nodeProcess.ts';

describe('a process over a sandbox or a container', () => {
  it('is a shim, with the socket of its containerd', () => {
    const process = shimProcess(5, 'abc', '/run/c.sock');
    expect(supervisorOf(process)).toEqual({
      ...{ process, id: 'abc', address: '/run/c.sock', namespace: 'k8s.io' },
    });
  });

  it.each([
    ['/usr/bin/containerd-shim-kata-v2 -namespace k8s.io -address /c -publish-binary x -id abc -debug', 'abc'],
    ['/usr/bin/conmon -b /run/bundle -c abc --exit-dir /x -u abc', 'abc'],
    ['/usr/libexec/crio/conmon --cid=abc', 'abc'],
  ])('is told by its command line: %s', (commandLine, id) => {
    expect(supervisorOf(nodeProcess(5, commandLine))?.id).toBe(id);
  });

  it.each([
    '/usr/bin/containerd-shim-runc-v2 -namespace k8s.io -id abc -address /c -bundle /b start',
    '/usr/bin/containerd-shim-runc-v2 -namespace k8s.io -id abc -address /c -bundle /b delete',
    '/usr/bin/vi -id abc',
    '/usr/bin/containerd-shim-runc-v2',
  ])('is none: %s', (commandLine) => {
    expect(supervisorOf(nodeProcess(5, commandLine))).toBeUndefined();
  });

  it('is the parent of the two while it forks', () => {
    const shim = shimProcess(5, 'abc');
    const fork = { ...shim, pid: 6, parentPid: 5 };
    expect(new ProcessTable([shim, fork]).supervisors.get('abc')?.process.pid).toBe(5);
    expect(new ProcessTable([fork, shim]).supervisors.get('abc')?.process.pid).toBe(5);
  });
});
