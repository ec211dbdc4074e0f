import type { CgroupFacts } from '../../contract/layers/cgroup.ts';
import { unknown } from '../../contract/layers/fact.ts';
import { cgroupFromSpec } from './cgroupFromSpec.ts';
import { crioAnnotation, crioAnnotationField } from './crioAnnotation.ts';
import { isSpoofed } from './isSpoofed.ts';
import type { ReplyReader } from './replyReader.ts';
import { systemdSlicePath } from './systemdSlicePath.ts';

/** That of the process that holds the sandbox; on CRI-O without one, the pod's, which holds those of the containers. */
export function sandboxCgroup(reader: ReplyReader): CgroupFacts {
  if (!isSpoofed(reader)) {
    return cgroupFromSpec(reader);
  }
  const parent = crioAnnotation(reader, 'io.kubernetes.cri-o.CgroupParent');
  const path = parent?.startsWith('/') === true ? parent : systemdSlicePath(parent ?? '');
  return {
    path: reader.fact(crioAnnotationField('io.kubernetes.cri-o.CgroupParent'), path),
    limits: reader.missing,
    usage: unknown({ why: 'notReadYet' }),
  };
}
