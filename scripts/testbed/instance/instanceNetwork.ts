import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from '../runTool.ts';
import type { InstancePlace } from './instancePlace.ts';

// libcni remembers here what it set up, and containerd has no setting for it.
const cniResults = '/var/lib/cni/results';

/**
 * Makes the bridge with its address, so that the machine reaches the pods. The CNI plugin would do it as well, but
 * only together with turning on IP forwarding for the whole machine.
 */
export async function createBridge({ busybox, bridge, network }: InstancePlace): Promise<void> {
  await runTool(busybox, ['ip', 'link', 'add', bridge, 'type', 'bridge']);
  await runTool(busybox, ['ip', 'addr', 'add', `${network}.1/24`, 'dev', bridge]);
  await runTool(busybox, ['ip', 'link', 'set', bridge, 'up']);
}

/** @param ids the pods: the results of the loopback plugin are named by nothing else. */
export async function removeNetwork({ busybox, bridge }: InstancePlace, ids: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(cniResults).catch(() => [])) {
    const pod = /-([0-9a-f]{64})-[^-]+$/.exec(name)?.[1] ?? '';
    if (name.startsWith(`${bridge}-`) || ids.has(pod)) await rm(join(cniResults, name), { force: true });
  }
  // The pods' devices go with their network namespaces, but only when the kernel gets round to it.
  const ports = await readdir(`/sys/class/net/${bridge}/brif`).catch(() => []);
  for (const device of [...ports, bridge]) {
    await runTool(existsSync(busybox) ? busybox : 'busybox', ['ip', 'link', 'del', device]).catch((error: unknown) => {
      if (existsSync(`/sys/class/net/${device}`)) throw error;
    });
  }
}
