import type { Planter } from './planter.ts';

const day = 86_400;

/** kube-system: a static pod, a daemon on the host's network, the cluster's DNS after a restart of its sandbox. */
export function plantSystemPods(planter: Planter): void {
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
