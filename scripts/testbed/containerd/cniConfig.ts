import { join } from 'node:path';
import type { InstancePlace } from '../instance/instancePlace.ts';

/** Pods get an address on the instance's bridge; no routes, no port mapping: so no firewall rules are needed. */
export function cniConfig({ bridge, network, folder }: InstancePlace): string {
  const subnet = `${network}.0/24`;
  const ipam = { type: 'host-local', dataDir: join(folder, 'ipam'), ranges: [[{ subnet }]], routes: [] };
  return JSON.stringify({
    cniVersion: '0.4.0',
    // Unique: the cached results in /var/lib/cni are told apart by it.
    name: bridge,
    plugins: [{ type: 'bridge', bridge, isGateway: false, ipMasq: false, ipam }],
  });
}
