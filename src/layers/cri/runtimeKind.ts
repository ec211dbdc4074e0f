/** Runtimes whose processes are arranged differently. Any that we do not know is taken for one like containerd. */
export type RuntimeKind = 'containerd' | 'crio' | 'docker';

/** @param runtimeName as `Version` has it: cri-dockerd answers with `docker` */
export function runtimeKind(runtimeName: string): RuntimeKind {
  switch (runtimeName) {
    case 'cri-o':
      return 'crio';
    case 'docker':
      return 'docker';
    default:
      return 'containerd';
  }
}

/** Who it is that does not report a fact. */
export function reporterName(runtimeName: string): string {
  if (runtimeName === '') {
    return 'CRI';
  }
  return runtimeName === 'docker' ? 'cri-dockerd' : runtimeName;
}
