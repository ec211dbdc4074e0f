import { describe, expect, it } from 'vitest';
import { madeMachine } from './madeMachine.ts';

const { at, write, addProcess, node } = madeMachine();

describe('the cgroup of a process', () => {
  it.each([
    ['on v2', '0::/kubepods.slice/pod1/c1\n', '/kubepods.slice/pod1/c1'],
    ['at the root', '0::/\n', '/'],
    ['on hybrid', '9:name=systemd:/s\n4:memory:/pod1/c1\n2:cpu,cpuacct:/c\n0::/u\n', '/pod1/c1'],
    ['without a memory controller', '3:cpu,cpuacct:/c\n2:pids:/p\n1:name=systemd:/s\n', '/p'],
    ['with cpu alone', '3:cpu,cpuacct:/c\n1:name=systemd:/s\n', '/c'],
    ['with names alone', '1:name=systemd:/s\n', '/s'],
    ['on v2 with a hierarchy of a name', '1:name=systemd:/s\n0::/u\n', '/u'],
    ['with colons in the path', '0::/a.slice:cri-containerd:c1\n', '/a.slice:cri-containerd:c1'],
  ])('is found %s', async (_, text, path) => {
    addProcess(1);
    write('proc/8/cgroup', text);
    expect(await node().cgroupPath(8)).toEqual({
      known: true,
      value: path,
      source: { from: 'file', path: at('proc', '8', 'cgroup') },
    });
  });

  it.each([
    ['is outside of what this process sees', '0::/../../pod1\n'],
    ['is none that is understood', 'nonsense\n0:/x\n\n'],
    ['is a relative path', '0::pod1\n'],
  ])('is not reported when it %s', async (_, text) => {
    addProcess(1);
    write('proc/8/cgroup', text);
    expect(await node().cgroupPath(8)).toEqual({ known: false, reason: { why: 'notReported', by: 'Linux' } });
  });

  it('went with it', async () => {
    addProcess(1);
    expect(await node().cgroupPath(8)).toEqual({ known: false, reason: { why: 'ended' } });
  });
});
