import type { LowLevelRuntime } from '../../contract/layers/isolation.ts';

type Known = Omit<LowLevelRuntime, 'name' | 'hypervisor'>;

/** runc sets up the container, becomes its process and is gone; so do those that are written like it. */
const setsUp: Known = { isolation: 'hostKernel', staysRunning: false };
const virtualMachine: Known = { isolation: 'virtualMachine', staysRunning: true };
const wasm: Known = { isolation: 'wasm', staysRunning: true };

/** By the name of the binary, or the one in containerd's runtime type. */
export const lowLevelRuntimes: ReadonlyMap<string, Known> = new Map<string, Known>([
  ['runc', setsUp],
  ['crun', setsUp],
  ['youki', setsUp],
  // A wrapper of runc that adds the GPU to the spec.
  ['nvidia-container-runtime', setsUp],
  ['sysbox-runc', { isolation: 'userNamespace', staysRunning: false }],
  ['runsc', { isolation: 'userSpaceKernel', staysRunning: true }],
  ['kata', virtualMachine],
  ['firecracker', { isolation: 'microVm', staysRunning: true }],
  ['runhcs', { isolation: 'windows', staysRunning: true }],
  // Merged into Kata Containers in 2017 and 2018: whether something of it stays is nobody's question any more.
  ['runv', { isolation: 'virtualMachine' }],
  ['spin', wasm],
  ['wasmtime', wasm],
  ['wasmedge', wasm],
  ['wasmer', wasm],
  ['slight', wasm],
  ['wws', wasm],
  ['lunatic', wasm],
]);
