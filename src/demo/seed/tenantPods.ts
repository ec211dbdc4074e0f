import type { Planter } from './planter.ts';

const hour = 3600;

/** Two tenants whose pods run apart from the host's kernel: one in gVisor, one in a virtual machine. */
export function plantTenantPods(planter: Planter): void {
  const { random } = planter.node;
  const runner = {
    name: `untrusted-runner-58c9d7fb6c-${random.suffix(5)}`,
    namespace: 'tenant-a',
    uid: random.uuid(),
    labels: { app: 'untrusted-runner', tenant: 'a' },
  };
  const runnerPod = planter.pod(runner, { ageSeconds: 30 * hour, handler: 'runsc' });
  planter.running(
    runnerPod,
    runner,
    {
      name: 'runner',
      image: 'docker.io/library/python:3.14-slim',
      command: ['python3', '-m', 'runner'],
      resources: { memory_limit_in_bytes: 512 * 2 ** 20 },
    },
    30 * hour,
  );

  const builder = {
    name: `builder-74dfc8b9f5-${random.suffix(5)}`,
    namespace: 'tenant-b',
    uid: random.uuid(),
    labels: { app: 'builder', tenant: 'b' },
  };
  const builderPod = planter.pod(builder, { ageSeconds: 5 * hour, handler: 'kata' });
  const script = 'while true; do echo waiting for a build; sleep 60; done';
  planter.running(
    builderPod,
    builder,
    { name: 'builder', image: 'docker.io/library/busybox:1.37', command: ['sh', '-c', script] },
    5 * hour,
  );
}
