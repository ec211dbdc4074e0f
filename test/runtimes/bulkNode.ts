import { type DemoImage, imageReference } from '../../src/demo/seed/catalogue.ts';
import { plantNode } from '../../src/demo/seed/plantNode.ts';
import type { Planter, PodPlan } from '../../src/demo/seed/planter.ts';
import type { SandboxRecord } from '../../src/demo/state/records.ts';

/** How many of each there are to be in all; fewer than there are already changes nothing. */
export interface Counts {
  readonly sandboxes?: number;
  readonly containers?: number;
  readonly images?: number;
}

/** A container needs a pod: with none asked for, there are three containers in each. */
const containersPerPod = 3;

/** The demonstration's node, filled up with pods, containers (two in ten ended) and images, for trying what many of them do. */
export function plantBulk(planter: Planter, counts: Counts): void {
  const { node } = planter;
  plantNode(planter);
  for (let number = node.images.all().length; number < (counts.images ?? 0); number += 1) {
    node.images.add(bulkImage(number));
  }
  const containers = (counts.containers ?? 0) - node.containers.size;
  const asked = (counts.sandboxes ?? 0) - node.sandboxes.size;
  const pods =
    counts.sandboxes === undefined ? Math.ceil(containers / containersPerPod) : Math.max(asked, containers > 0 ? 1 : 0);
  const image = bulkImage(0);
  if (containers > 0) {
    node.images.add(image);
  }
  const planted: { plan: PodPlan; sandbox: SandboxRecord }[] = [];
  for (let number = 0; number < pods; number += 1) {
    const plan = bulkPod(planter, number);
    planted.push({
      plan,
      sandbox: planter.pod(plan, { ageSeconds: node.random.integer(60, 900_000), handler: 'runc' }),
    });
  }
  for (let number = 0; number < containers; number += 1) {
    const pod = planted[number % planted.length];
    if (pod === undefined) {
      return;
    }
    const container = { name: `app-${Math.floor(number / planted.length)}`, image: imageReference(image) };
    if (number % 5 === 4) {
      planter.ended(pod.sandbox, pod.plan, container, 600, { exitCode: 1, reason: 'Error', ageSeconds: 300 });
    } else {
      planter.running(pod.sandbox, pod.plan, container, 600);
    }
  }
}

function bulkPod({ node }: Planter, number: number): PodPlan {
  return {
    name: `load-${String(number).padStart(5, '0')}-${node.random.suffix(5)}`,
    namespace: `load-${number % 20}`,
    uid: node.random.uuid(),
    labels: { app: 'load', shard: String(number % 20) },
  };
}

function bulkImage(number: number): DemoImage {
  const name = String(number).padStart(5, '0');
  return {
    repository: `registry.example.com/load/image-${name}`,
    tag: '1.0',
    sizeBytes: 1_000_000 + number * 4099,
    layers: 1 + (number % 12),
    userland: 'busybox',
    entrypoint: ['/usr/local/bin/load'],
  };
}
