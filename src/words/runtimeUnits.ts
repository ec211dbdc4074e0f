/**
 * Which systemd units may serve a CRI socket, judged by its usual path; none for an unusual one. RKE2 listens where k3s
 * does, and the agents and workers of k3s, RKE2 and k0s where their servers do.
 */
export function runtimeUnits(socketPath: string): readonly string[] {
  return places.find(({ path }) => path.test(socketPath))?.units ?? [];
}

const places: readonly { readonly path: RegExp; readonly units: readonly string[] }[] = [
  { path: /\/k3s\//, units: ['k3s', 'k3s-agent', 'rke2-server', 'rke2-agent'] },
  { path: /\/k0s\b/, units: ['k0scontroller', 'k0sworker'] },
  { path: /\/microk8s\//, units: ['snap.microk8s.daemon-containerd'] },
  { path: /crio/, units: ['crio'] },
  { path: /cri-dockerd/, units: ['cri-docker'] },
  { path: /\/containerd\.sock$/, units: ['containerd'] },
];
