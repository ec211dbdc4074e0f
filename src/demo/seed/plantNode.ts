import path from 'node:path';
import type { ContainerConfig } from '../../rpc/generated/types/runtime/v1/ContainerConfig.ts';
import { imageReference } from './catalogue.ts';
import type { Planter } from './planter.ts';
import { plantShopPods } from './shopPods.ts';

const hour = 3600;
const day = 24 * hour;

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

/** kube-system: a static pod, a daemon on the host's network, the cluster's DNS after a restart of its sandbox. */
function plantSystemPods(planter: Planter): void {
  const { random } = planter.node;
  const etcd = {
    name: 'etcd-demo-node',
    namespace: 'kube-system',
    uid: random.hex(32),
    labels: { component: 'etcd', tier: 'control-plane' },
    isStatic: true,
    hostNetwork: true,
  };
  const etcdPod = planter.pod(etcd, { ageSeconds: 4 * day });
  planter.running(
    etcdPod,
    etcd,
    { name: 'etcd', image: 'registry.k8s.io/etcd:3.6.6-0', command: ['etcd', '--name=demo-node'] },
    4 * day,
  );

  const proxy = {
    name: `kube-proxy-${random.suffix(5)}`,
    namespace: 'kube-system',
    uid: random.uuid(),
    labels: { 'k8s-app': 'kube-proxy', 'controller-revision-hash': '6f9b8c4d7' },
    hostNetwork: true,
  };
  const proxyPod = planter.pod(proxy, { ageSeconds: 4 * day });
  planter.running(proxyPod, proxy, { name: 'kube-proxy', image: 'registry.k8s.io/kube-proxy:v1.36.2' }, 4 * day);

  const dns = {
    name: `coredns-7d764666f9-${random.suffix(5)}`,
    namespace: 'kube-system',
    uid: random.uuid(),
    labels: { 'k8s-app': 'kube-dns', 'pod-template-hash': '7d764666f9' },
  };
  const coredns = {
    name: 'coredns',
    image: 'registry.k8s.io/coredns/coredns:v1.12.4',
    args: ['-conf', '/etc/coredns/Corefile'],
    resources: { memory_limit_in_bytes: 170 * 2 ** 20 },
  };
  const formerPod = planter.pod(dns, { ageSeconds: 4 * day });
  planter.ended(formerPod, dns, coredns, 4 * day, { exitCode: 255, reason: 'Error', ageSeconds: 2 * day });
  formerPod.state = 'SANDBOX_NOTREADY';
  const again = { ...dns, attempt: 1 };
  const dnsPod = planter.pod(again, { ageSeconds: 2 * day });
  const container = planter.running(dnsPod, again, { ...coredns, attempt: 1 }, 2 * day);
  planter.logged(container, [
    '.:53',
    'CoreDNS-1.12.4',
    'linux/amd64, go1.25.2',
    '[INFO] plugin/reload: Running configuration',
  ]);
}

/** Two tenants whose pods run apart from the host's kernel: one in gVisor, one in a virtual machine. */
function plantTenantPods(planter: Planter): void {
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

/** A pod that somebody made by hand, without a kubelet: a shell, one that does not heed SIGTERM, one never started. */
function plantManualPods(planter: Planter): void {
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
    image: { image: 'docker.io/library/busybox:1.37' },
    log_path: `${name}.log`,
    linux: { security_context: { namespace_options: { pid: 'CONTAINER' } } },
  };
}
