import type { IsolationKind, KnownRuntime } from '../isolationKind.ts';
import { unknownWords } from './unknown.ts';

const shim: KnownRuntime = { staysRunning: true };

/** WebAssembly shims: the engine is in the shim itself. */
export const wasm: IsolationKind = {
  runtimes: { spin: shim, wasmtime: shim, wasmedge: shim, wasmer: shim, slight: shim, wws: shim, lunatic: shim },
  programs: [],
  isKnown: true,
  hidesProcesses: false,
  showsNode: false,
  isNamespacesAlone: false,
  isKernelKnown: true,
  hue: () => 'alternative',
  words: {
    ...unknownWords,
    wall: (l10n) => l10n.t('a WebAssembly engine'),
    work: (l10n) => l10n.t('runs WebAssembly in the shim'),
    lesson: (_runtime, l10n) => [
      l10n.t(
        'A WebAssembly shim runs modules instead of Linux programs: the engine is in the shim itself, and no low-level runtime is called for them.',
      ),
      l10n.t('A module reaches only what the engine gives it over WASI: files, sockets and clocks that were granted.'),
    ],
    inside: (l10n) => l10n.t('in the shim'),
    hostKernelLine: (l10n) => ({
      text: l10n.t('sees the system calls of the shim that runs the WebAssembly'),
      tone: 'muted',
    }),
  },
};
