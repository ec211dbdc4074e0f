import { describe, expect, it } from 'vitest';
import type { NodeProcess } from '../../../src/contract/layers/process.ts';
import { ProcessTable } from '../../../src/layers/processTable.ts';
import { indexRuntimeProcesses, sandboxRuntimeProcesses } from '../../../src/layers/runtimeProcesses.ts';
import { nodeProcess, shimProcess } from '../../builders/nodeProcess.ts';

const pod = 'a'.repeat(64);
const app = 'b'.repeat(64);
const other = 'c'.repeat(64);
const shim = shimProcess(5, pod);

function found(...processes: readonly NodeProcess[]): string[] {
  const table = new ProcessTable([shim, ...processes]);
  return sandboxRuntimeProcesses(indexRuntimeProcesses(table), table, shim.pid, pod, [app]).map(
    ({ role, process }) => `${role} ${process.pid}`,
  );
}

describe('what stays of a low-level runtime', () => {
  it('is the Sentry of the sandbox, and the Gofer of each container', () => {
    expect(
      found(
        nodeProcess(6, `runsc-gofer --root=/run/runsc gofer --bundle /run/task/k8s.io/${pod} --io-fds=3`),
        nodeProcess(7, `runsc-sandbox --root=/run/runsc boot --bundle=/run/task/k8s.io/${pod} ${pod}`),
        nodeProcess(8, `runsc-gofer --root=/run/runsc gofer --bundle=/run/task/k8s.io/${app} --io-fds=3`),
        nodeProcess(9, `runsc-sandbox --root=/run/runsc boot --bundle=/run/task/k8s.io/${other} ${other}`),
      ),
    ).toEqual(['gofer 6', 'sentry 7', 'gofer 8']);
  });

  it('is a hypervisor with its file server, as children of the shim or with the sandbox in a path', () => {
    expect(
      found(
        nodeProcess(6, '/opt/kata/libexec/virtiofsd --fd=3', { parentPid: shim.pid }),
        nodeProcess(7, `/opt/kata/bin/qemu-system-x86_64 -name sandbox-${pod} -qmp unix:/run/vc/vm/${pod}/qmp.sock`),
        nodeProcess(8, `/opt/kata/bin/cloud-hypervisor --api-socket /run/vc/vm/${other}/clh-api.sock`),
      ),
    ).toEqual(['fileServer 6', 'hypervisor 7']);
  });

  it('is, without rights and with a root folder of its own, a child of the shim', () => {
    const standing = { is: 'others' } as const;
    const sentry = `runsc-sandbox --root=/run/runsc boot --bundle=/run/task/k8s.io/${pod} ${pod}`;
    const child = nodeProcess(6, sentry, { standing, parentPid: shim.pid });
    expect(found(child, nodeProcess(7, sentry, { standing, parentPid: 1 }))).toEqual(['sentry 6']);
  });

  it('is nothing that a container runs', () => {
    expect(found(nodeProcess(6, `sleep ${pod}`, { parentPid: shim.pid }))).toEqual([]);
  });
});
