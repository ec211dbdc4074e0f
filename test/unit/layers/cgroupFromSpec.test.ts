import { describe, expect, it } from 'vitest';
import { cgroupPathOf } from '../../../src/layers/cgroupFromSpec.ts';

describe('cgroupPathOf', () => {
  it('leaves a path of cgroupfs as it is', () => {
    expect(cgroupPathOf('/kubepods/burstable/pod1/3fa1')).toBe('/kubepods/burstable/pod1/3fa1');
  });

  it('unfolds a slice of systemd into those that it is in', () => {
    expect(cgroupPathOf('kubepods-burstable-pod1.slice:cri-containerd:3fa1')).toBe(
      '/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod1.slice/cri-containerd-3fa1.scope',
    );
    expect(cgroupPathOf('kubepods.slice:crio:3fa1')).toBe('/kubepods.slice/crio-3fa1.scope');
  });

  it('knows the root slice, the default one, and a scope without a prefix', () => {
    expect(cgroupPathOf('-.slice:crio:3fa1')).toBe('/crio-3fa1.scope');
    expect(cgroupPathOf(':crio:3fa1')).toBe('/system.slice/crio-3fa1.scope');
    expect(cgroupPathOf('a.slice::3fa1')).toBe('/a.slice/3fa1.scope');
    expect(cgroupPathOf('a.slice:crio:b.slice')).toBe('/a.slice/b.slice');
  });

  it.each(['', 'relative/path', 'a:b', 'a:b:c', 'a.slice:b:', 'a.slice:b:c:d', 'a--b.slice:c:d', '../x.slice:c:d'])(
    'does not guess what %j is',
    (path) => {
      expect(cgroupPathOf(path)).toBeUndefined();
    },
  );

  it('does not unfold a name that systemd would not take', () => {
    expect(cgroupPathOf(`${'a-'.repeat(32_000)}a.slice:b:c`)).toBeUndefined();
  });
});
