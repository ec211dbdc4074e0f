import { describe, expect, it } from 'vitest';
import { isolationKind, isolationKinds } from '../../../src/runtimes/isolationKinds.ts';
import { lowLevelRuntimeOf } from '../../../src/runtimes/lowLevelRuntimes.ts';

const l10n = { t: (text: string) => text };
const kinds = Object.entries(isolationKinds);
const named = (is: (kind: (typeof isolationKinds)['wasm']) => boolean): string[] =>
  kinds.filter(([, kind]) => is(kind)).map(([name]) => name);

describe('the kinds of isolation', () => {
  it('hide processes where a kernel of their own serves the containers', () => {
    expect(named(({ hidesProcesses }) => hidesProcesses)).toEqual(['userSpaceKernel', 'virtualMachine', 'microVm']);
    expect(named(({ ownKernel }) => ownKernel !== undefined)).toEqual(named(({ hidesProcesses }) => hidesProcesses));
  });

  it('show the node where namespaces make them, which is all there is without a user namespace', () => {
    expect(named(({ showsNode }) => showsNode)).toEqual(['hostKernel', 'userNamespace']);
    expect(named(({ isNamespacesAlone }) => isNamespacesAlone)).toEqual(['hostKernel']);
  });

  it('do not pretend to know the kernel of Windows, nor of what is unknown', () => {
    expect(named(({ isKernelKnown }) => !isKernelKnown)).toEqual(['windows', 'unknown']);
    expect(named(({ isKnown }) => !isKnown)).toEqual(['unknown']);
  });

  it('have runtimes that are found by their name, each in one kind only', () => {
    const names = kinds.flatMap(([isolation, { runtimes }]) => Object.keys(runtimes).map((name) => [name, isolation]));
    expect(names.map(([name = '']) => [name, lowLevelRuntimeOf('oci', name, '').isolation])).toEqual(names);
  });

  it('tell runc from those that do the same', () => {
    const hue = (binary: string): string => {
      const runtime = lowLevelRuntimeOf('oci', binary, '');
      return isolationKind(runtime).hue(runtime);
    };
    expect(['runc', 'crun', 'sysbox-runc', 'runsc', 'kata', 'mine'].map(hue)).toEqual([
      ...['hostKernel', 'alternative', 'alternative', 'userSpaceKernel', 'virtualMachine', 'none'],
    ]);
  });

  it('tell where a runtime comes from, and of any other what it has in common', () => {
    const lesson = (binary: string): string => {
      const runtime = lowLevelRuntimeOf('oci', binary, '');
      return isolationKind(runtime).words.lesson(runtime, l10n)[0] ?? '';
    };
    expect(lesson('crun')).toMatch(/^crun does what runc does, written in C/);
    expect(lesson('sysbox-runc')).toMatch(/^Sysbox is a fork of runc/);
    const unnamed = { name: 'constructor', isolation: 'hostKernel' } as const;
    expect(isolationKind(unnamed).words.lesson(unnamed, l10n)[0]).toMatch(/^This runtime works as runc does/);
  });
});
