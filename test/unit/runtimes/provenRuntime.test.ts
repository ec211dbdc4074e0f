import { expect, it } from 'vitest';
import { provenRuntime } from '../../../src/runtimes/provenRuntime.ts';
import { nodeProcess } from '../../builders/nodeProcess.ts';

const untold = { name: '', isolation: 'unknown' } as const;
const shim = nodeProcess(10, '/usr/bin/containerd-shim-runc-v2 -namespace moby -id a');
const pause = nodeProcess(20, '/pause', { parentPid: 10 });

it('under the shim of runc an ordinary process of the node proves that the node’s kernel serves', () => {
  expect(provenRuntime(untold, shim, pause)).toMatchObject({ isolation: 'hostKernel', staysRunning: false });
});

it('a Sentry, another shim, another parent and no process prove nothing', () => {
  const sentry = nodeProcess(20, 'runsc-sandbox --root /run boot', { parentPid: 10 });
  const kata = nodeProcess(10, '/usr/bin/containerd-shim-kata-v2 -id a');
  expect(provenRuntime(untold, shim, sentry)).toBe(untold);
  expect(provenRuntime(untold, kata, pause)).toBe(untold);
  expect(provenRuntime(untold, shim, { ...pause, parentPid: 1 })).toBe(untold);
  expect(provenRuntime(untold, shim, undefined)).toBe(untold);
  expect(provenRuntime(untold, undefined, pause)).toBe(untold);
});

it('what the runtime tells stays', () => {
  const told = { name: 'runsc', isolation: 'userSpaceKernel', staysRunning: true } as const;
  expect(provenRuntime(told, shim, pause)).toBe(told);
});
