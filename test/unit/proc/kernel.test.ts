import { linkSync, mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodeOfThisMachine } from '../../../src/proc/nodeOfThisMachine.ts';
import { madeMachine } from './madeMachine.ts';

const { at, write, addProcess, addNamespaces, node } = madeMachine();
const mounted = (type: string, options: string): string =>
  `30 1 0:1 / /cg/${options} rw - ${type} cgroup rw,${options}\n`;

describe('the kernel of a machine', () => {
  it('is read from its files', async () => {
    write('proc/sys/kernel/osrelease', '6.18.0-1-amd64\n');
    write('lsm', 'lockdown,capability,apparmor');
    write('dev/kvm', '');
    expect(await node().kernel()).toMatchObject({
      release: {
        known: true,
        value: '6.18.0-1-amd64',
        source: { from: 'file', path: at('proc', 'sys', 'kernel', 'osrelease') },
      },
      securityModules: { known: true, value: ['lockdown', 'capability', 'apparmor'] },
      kvm: { known: true, value: true },
    });
  });

  it('may lack KVM, and may not show its security modules', async () => {
    const { kvm, securityModules } = await node().kernel();
    expect(kvm).toMatchObject({ known: true, value: false });
    expect(securityModules).toEqual({ known: false, reason: { why: 'notReported', by: 'Linux' } });
  });

  it.each([
    ['v2', mounted('cgroup2', 'nsdelegate')],
    ['v2', mounted('cgroup2', 'nsdelegate') + mounted('cgroup', 'name=systemd')],
    ['v1', mounted('cgroup', 'memory') + mounted('cgroup', 'cpu,cpuacct')],
    ['hybrid', mounted('cgroup', 'memory') + mounted('cgroup2', 'nsdelegate')],
  ])('has cgroups of %s by its mounts %#', async (version, mountinfo) => {
    write('proc/self/mountinfo', mountinfo);
    expect((await node().kernel()).cgroupVersion).toMatchObject({ value: version });
  });

  it('has no cgroups that are mounted', async () => {
    expect((await node().kernel()).cgroupVersion.known).toBe(false);
  });
});

describe("the node's own namespaces", () => {
  const numbers = async (): Promise<Record<string, number | undefined>> => {
    const { namespaces } = await node().kernel();
    return Object.fromEntries(
      Object.entries(namespaces).flatMap(([type, fact]) => (fact.known ? [[type, fact.value]] : [])),
    );
  };
  /** As a kernel before 6.18 numbers them, where net and mnt have no fixed numbers. */
  const initial = { pid: 4_026_531_836, uts: 4_026_531_838, net: 4_026_531_992, mnt: 4_026_531_840 };

  it('are those of pid 1 where they can be read', async () => {
    addProcess(1);
    addNamespaces('1', { pid: 4_026_532_500, net: 4_026_532_501 });
    addNamespaces('self', { pid: 4_026_532_500, net: 4_026_532_777 });
    expect(await numbers()).toEqual({ pid: 4_026_532_500, net: 4_026_532_501 });
  });

  it("are this process's own where the kernel's fixed numbers prove it", async () => {
    addProcess(1);
    addNamespaces('self', { ...initial, ipc: 4_026_532_300 });
    expect(await numbers()).toEqual({ pid: initial.pid, uts: initial.uts });
    expect((await node().kernel()).namespaces.uts).toMatchObject({
      source: { from: 'file', path: at('proc', 'self', 'ns', 'uts') },
    });
  });

  it('are not the initial ones for a process that cannot see the first process of the machine', async () => {
    addProcess(1);
    addNamespaces('self', { ...initial, pid: 4_026_532_500 });
    expect(await numbers()).toEqual({});
  });

  it.each([
    ['NSpid:\t77\n', { pid: 4_026_532_500 }],
    ['NSpid:\t16332\t2\n', {}],
  ])('are of the pid namespace of /proc when this process is in it: %j', async (status, expected) => {
    addProcess(1);
    addNamespaces('self', { pid: 4_026_532_500 });
    write('proc/self/status', `Name:\tnode\n${status}VmPeak:\t1 kB\n`);
    expect(await numbers()).toEqual(expected);
  });

  it("are not this process's network where its files are others than those of pid 1", async () => {
    addProcess(1);
    addNamespaces('self', initial);
    write('proc/1/net/dev', 'lo');
    write('proc/self/net/dev', 'lo');
    expect(await numbers()).not.toHaveProperty('net');
  });

  it("are this process's network where its files are the same as those of pid 1", async () => {
    addProcess(1);
    addNamespaces('self', initial);
    write('proc/1/net/dev', 'lo');
    mkdirSync(at('proc', 'self', 'net'));
    linkSync(at('proc', '1', 'net', 'dev'), at('proc', 'self', 'net', 'dev'));
    expect(await numbers()).toMatchObject({ net: initial.net });
  });

  it.each([
    ['22 27 0:21 / /proc rw - proc proc rw\n', { mnt: initial.mnt }],
    ['43 42 0:21 / /proc rw - proc proc rw\n', {}],
    ['', {}],
  ])('are of the mount namespace of pid 1 when a mount of both is the same one: %j', async (mountinfo, expected) => {
    addProcess(1);
    addNamespaces('self', { mnt: initial.mnt });
    write('proc/1/mountinfo', '27 1 8:1 / / rw - ext4 /dev/vda rw\n22 27 0:21 / /proc rw - proc proc rw\n');
    write('proc/self/mountinfo', mountinfo);
    expect(await numbers()).toEqual(expected);
  });
});

describe('a machine that is no Linux', () => {
  it.each([
    ['darwin', 'macOS'],
    ['win32', 'Windows'],
    ['freebsd', 'freebsd'],
  ] as const)('tells nothing: %s', async (platform, by) => {
    const machine = nodeOfThisMachine({ platform });
    const unknown = { known: false, reason: { why: 'notReported', by } };
    expect(await machine.processes()).toEqual([]);
    expect(await machine.process(1)).toBeUndefined();
    expect(await machine.cgroupPath(1)).toEqual(unknown);
    expect(await machine.cgroupLimits('/')).toEqual(unknown);
    expect(await machine.cgroupUsage('/')).toEqual(unknown);
    expect(await machine.binaryVersion('runc')).toEqual(unknown);
    expect((await machine.namespaces(1)).net).toEqual(unknown);
    const { release, namespaces } = await machine.kernel();
    expect([release, namespaces.user]).toEqual([unknown, unknown]);
  });
});
