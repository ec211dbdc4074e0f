/** Which systemd unit serves a CRI socket, judged by the socket's usual path; `undefined` for an unusual one. */
export function runtimeService(socketPath: string): string | undefined {
  return units.find(({ path }) => path.test(socketPath))?.unit;
}

const units: readonly { readonly path: RegExp; readonly unit: string }[] = [
  { path: /\/k3s\//, unit: 'k3s' },
  { path: /\/k0s\b/, unit: 'k0scontroller' },
  { path: /\/microk8s\//, unit: 'snap.microk8s.daemon-containerd' },
  { path: /crio/, unit: 'crio' },
  { path: /cri-dockerd/, unit: 'cri-docker' },
  { path: /\/containerd\.sock$/, unit: 'containerd' },
];
