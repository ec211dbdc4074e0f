import type { Isolation } from '../contract/layers/isolation.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import { programName } from './commandLine.ts';
import { hostKernel, userNamespace } from './isolation/namespaces.ts';
import { sentry } from './isolation/sentry.ts';
import { unknownIsolation } from './isolation/unknown.ts';
import { microVm, virtualMachine } from './isolation/vm.ts';
import { wasm } from './isolation/wasm.ts';
import { windows } from './isolation/windows.ts';
import type { IsolationKind, StayingProgram } from './isolationKind.ts';

export const isolationKinds: Readonly<Record<Isolation, IsolationKind>> = {
  ...{ hostKernel, userNamespace, userSpaceKernel: sentry, virtualMachine, microVm, wasm, windows },
  unknown: unknownIsolation,
};

export function isolationKind({ isolation }: { readonly isolation: Isolation }): IsolationKind {
  return isolationKinds[isolation];
}

const stayingPrograms = Object.values(isolationKinds).flatMap(({ programs }) => programs);

/** The program of a low-level runtime that a process is, where it is one that stays. */
export function stayingProgram(process: NodeProcess): StayingProgram | undefined {
  const name = programName(process);
  return stayingPrograms.find(({ isName }) => isName(name));
}
