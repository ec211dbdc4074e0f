import type { RuntimeFacts } from '../../contract/layers/node.ts';

export type RuntimeKind = 'containerd' | 'crio' | 'docker' | 'other';

/** Which high-level runtime it is, told by the name that it gives itself in `Version`. */
export function runtimeKind({ name }: RuntimeFacts): RuntimeKind {
  switch (name.known ? name.value.toLowerCase() : '') {
    case 'containerd':
      return 'containerd';
    case 'cri-o':
    case 'crio':
      return 'crio';
    case 'docker':
      return 'docker';
    default:
      return 'other';
  }
}
