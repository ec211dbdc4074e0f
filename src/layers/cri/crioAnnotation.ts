import { asText, at } from './jsonPath.ts';
import type { ReplyReader } from './replyReader.ts';

export type CrioAnnotation =
  | 'spoofed.crio.io'
  | 'io.kubernetes.cri-o.RuntimeHandler'
  | 'io.kubernetes.cri-o.CgroupParent'
  | 'io.kubernetes.cri-o.CNIResult';

/**
 * What CRI-O notes of a sandbox among the annotations of its spec. The pod's own annotations and labels are put there
 * too: a note that the pod could have written is none.
 */
export function crioAnnotation(reader: ReplyReader, key: CrioAnnotation): string | undefined {
  const isOfPod = ['annotations', 'labels'].some((map) => at(reader.body, 'status', map, key) !== undefined);
  return isOfPod ? undefined : asText(at(reader.spec, 'annotations', key));
}

export function crioAnnotationField(key: CrioAnnotation): string {
  return `info.runtimeSpec.annotations["${key}"]`;
}
