/** Where the runtimes put their CRI sockets by default, in the order in which they are offered. */
export const wellKnownSockets: readonly { readonly path: string; readonly name: string }[] = [
  { path: '/run/containerd/containerd.sock', name: 'containerd' },
  { path: '/run/crio/crio.sock', name: 'CRI-O' },
  { path: '/run/cri-dockerd.sock', name: 'cri-dockerd' },
  { path: '/run/k3s/containerd/containerd.sock', name: 'k3s' },
  { path: '/run/k0s/containerd.sock', name: 'k0s' },
  { path: '/var/snap/microk8s/common/run/containerd.sock', name: 'MicroK8s' },
];
