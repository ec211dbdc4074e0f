import type { Planter } from './planter.ts';
import { plantManualPods } from './manualPods.ts';
import { plantShopPods } from './shopPods.ts';
import { plantSystemPods } from './systemPods.ts';
import { plantTenantPods } from './tenantPods.ts';
import { imageReference } from './demoImage.ts';

/** On the node from the start; the rest of the registry waits to be pulled. */
const present = [
  'registry.k8s.io/pause:3.10',
  'registry.k8s.io/etcd:3.6.6-0',
  'registry.k8s.io/coredns/coredns:v1.12.4',
  'registry.k8s.io/kube-proxy:v1.36.2',
  'docker.io/library/nginx:1.29.3',
  'docker.io/library/nginx:latest',
  'docker.io/library/busybox:1.37',
  'docker.io/library/redis:8.2',
  'docker.io/library/postgres:18',
  'docker.io/library/python:3.14-slim',
  'registry.example.com/shop/api:2.4.1',
  'registry.example.com/shop/api:2.4.0',
];

export function plantImages({ node }: Planter, references: readonly string[] = present): void {
  for (const image of node.registry.filter((candidate) => references.includes(imageReference(candidate)))) {
    node.images.add(image, { pinned: image.repository.endsWith('/pause') });
  }
}

/** A node as one might meet it: the system's pods, a shop's, two tenants', and one made by hand. */
export function plantNode(planter: Planter): void {
  plantImages(planter);
  plantSystemPods(planter);
  plantShopPods(planter);
  plantTenantPods(planter);
  plantManualPods(planter);
}
