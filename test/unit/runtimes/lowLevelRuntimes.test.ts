import { describe, expect, it } from 'vitest';
import { lowLevelRuntimeOf } from '../../../src/runtimes/lowLevelRuntimes.ts';

const runcShim = 'io.containerd.runc.v2';

describe('lowLevelRuntimeOf', () => {
  it.each([
    [runcShim, undefined, 'default', 'runc', 'hostKernel', false],
    [runcShim, '/usr/sbin/runc', 'runc', 'runc', 'hostKernel', false],
    [runcShim, '/usr/bin/crun', 'fast', 'crun', 'hostKernel', false],
    [runcShim, 'youki', 'youki', 'youki', 'hostKernel', false],
    [runcShim, '/usr/bin/nvidia-container-runtime', 'nvidia', 'nvidia-container-runtime', 'hostKernel', false],
    [runcShim, '/usr/bin/sysbox-runc', 'sysbox', 'sysbox-runc', 'userNamespace', false],
    [runcShim, '/usr/local/bin/runsc', 'gvisor', 'runsc', 'userSpaceKernel', true],
    ['io.containerd.runsc.v1', undefined, 'gvisor', 'runsc', 'userSpaceKernel', true],
    ['io.containerd.kata.v2', undefined, 'kata', 'kata', 'virtualMachine', true],
    ['vm', '/usr/bin/containerd-shim-kata-v2', 'kata', 'kata', 'virtualMachine', true],
    ['vm', undefined, 'kata', 'kata', 'virtualMachine', true],
    ['oci', undefined, 'crun', 'crun', 'hostKernel', false],
    ['oci', '/usr/bin/kata-runtime', 'kata', 'kata', 'virtualMachine', true],
    ['aws.firecracker', undefined, 'fc', 'firecracker', 'microVm', true],
    ['io.containerd.runhcs.v1', undefined, 'win', 'runhcs', 'windows', true],
    ['io.containerd.spin.v2', undefined, 'spin', 'spin', 'wasm', true],
    ['io.containerd.wasmtime.v1', undefined, 'wasm', 'wasmtime', 'wasm', true],
  ])('knows %s with %s', (runtimeType, binary, handler, name, isolation, staysRunning) => {
    expect(lowLevelRuntimeOf(runtimeType, binary, handler)).toEqual({ name, isolation, staysRunning });
  });

  it('names the hypervisor where Kata’s runtime type or handler does', () => {
    expect(lowLevelRuntimeOf('io.containerd.kata-qemu-snp.v2', undefined, 'kata').hypervisor).toBe('QEMU');
    expect(lowLevelRuntimeOf('io.containerd.kata.v2', undefined, 'kata-clh').hypervisor).toBe('Cloud Hypervisor');
    expect(lowLevelRuntimeOf('vm', '/usr/bin/containerd-shim-kata-v2', 'kata-fc').hypervisor).toBe('Firecracker');
    expect(lowLevelRuntimeOf(runcShim, 'runc', 'kata-qemu')).not.toHaveProperty('hypervisor');
  });

  it('does not say of runV whether something of it stays', () => {
    expect(lowLevelRuntimeOf('oci', '/usr/bin/runv', 'runv')).toEqual({ name: 'runv', isolation: 'virtualMachine' });
  });

  it('believes no name of a handler that its type and binary do not bear out', () => {
    expect(lowLevelRuntimeOf(runcShim, '/usr/bin/runc', 'kata').name).toBe('runc');
    expect(lowLevelRuntimeOf(undefined, undefined, 'runsc')).toEqual({ name: 'runsc', isolation: 'unknown' });
  });

  it('gives any other by its name', () => {
    expect(lowLevelRuntimeOf(runcShim, '/opt/other', 'mine')).toEqual({ name: 'other', isolation: 'unknown' });
    expect(lowLevelRuntimeOf('io.example.v1', undefined, 'mine')).toEqual({ name: 'mine', isolation: 'unknown' });
    expect(lowLevelRuntimeOf('constructor', '__proto__', '').isolation).toBe('unknown');
  });
});
