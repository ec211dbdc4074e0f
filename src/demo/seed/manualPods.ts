import path from 'node:path';
import type { ContainerConfig } from '../../rpc/generated/types/runtime/v1/ContainerConfig.ts';
import type { Planter } from './planter.ts';

const hour = 3600;
const image = 'docker.io/library/busybox:1.37';

/** A pod that somebody made by hand, without a kubelet: a shell, one that does not heed SIGTERM, one never started. */
export function plantManualPods(planter: Planter): void {
  const { node } = planter;
  const sandbox = planter.sandboxes.run(
    {
      metadata: { name: 'debug', namespace: 'default', uid: 'debug-by-hand' },
      hostname: 'debug',
      log_directory: path.join(node.folder, 'manual'),
      labels: { purpose: 'debugging' },
      annotations: { note: 'made by hand: <b>价格 & größe</b> `rm -rf` $(id)' },
      linux: { security_context: { namespace_options: { pid: 'CONTAINER' } } },
    },
    '',
    planter.ago(2 * hour),
  );
  planter.runningConfig(sandbox, { ...manual('shell'), command: ['sh'], stdin: true, tty: true }, 2 * hour);
  const stubborn = "trap '' TERM; while true; do echo still here; sleep 10; done";
  planter.runningConfig(sandbox, { ...manual('stubborn'), command: ['sh', '-c', stubborn] }, hour);
  planter.containers.create(
    sandbox,
    { ...manual('prepared'), command: ['sh', '-c', 'echo hello; sleep infinity'] },
    planter.ago(hour),
  );
}

function manual(name: string): ContainerConfig {
  return {
    metadata: { name },
    image: { image },
    log_path: `${name}.log`,
    linux: { security_context: { namespace_options: { pid: 'CONTAINER' } } },
  };
}
