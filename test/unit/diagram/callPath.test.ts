import { describe, expect, it } from 'vitest';
import type { CallRecord } from '../../../src/contract/call.ts';
import { callPath } from '../../../src/diagram/callPath.ts';
import { callRecord } from '../../builders/callRecord.ts';

const places = {
  sandboxOf: (containerId: string) => (containerId === 'c1' ? 's1' : undefined),
  handlerCardOf: (sandboxId: string) => (sandboxId === 's1' ? 'handler/crun' : undefined),
};

/** On containerd, whose cards these are. */
const path = (method: string, changes: Partial<CallRecord> = {}) =>
  callPath(callRecord({ method, request: {}, response: {}, ...changes }), places).filter(
    (id) => !/storage|monitors|cri-dockerd|runtime\/containerd|supervisor/.test(id),
  );

describe('the path of a call', () => {
  it('begins at the extension, and ends in the runtime where it asks for no object', () => {
    expect(path('Version')).toEqual(['criExplorer', 'cri/runtime', 'runtime', 'part/criPlugin']);
  });

  it('of a container leads over the shim of its sandbox', () => {
    expect(path('ContainerStatus', { request: { container_id: 'c1' } })).toEqual([
      ...['criExplorer', 'cri/runtime', 'runtime', 'part/criPlugin'],
      ...['shim/s1', 'sandbox/s1', 'container/c1'],
    ]);
  });

  it('leads over the low-level runtime where that does the work, and to the kernel', () => {
    expect(path('StartContainer', { request: { container_id: 'c1' } })).toEqual([
      ...['criExplorer', 'cri/runtime', 'runtime', 'part/criPlugin', 'part/tasks'],
      ...['shim/s1', 'handler/crun', 'sandbox/s1', 'container/c1', 'kernel'],
    ]);
  });

  it('of a new sandbox knows the handler from the request, and the sandbox from the answer', () => {
    const ids = path('RunPodSandbox', { request: { runtime_handler: 'runsc' }, response: { pod_sandbox_id: 's9' } });
    expect(ids).toEqual(expect.arrayContaining(['part/cni', 'shim/s9', 'handler/runsc', 'sandbox/s9', 'kernel']));
  });

  it('of a container that is not drawn ends where it is', () => {
    expect(path('StopContainer', { request: { container_id: 'c7' } }).at(-1)).toBe('container/c7');
    expect(path('StopContainer', { request: { container_id: 'c7' } })).not.toContain('shim/s1');
  });

  it('of an exec passes the streaming server', () => {
    expect(path('Exec', { request: { container_id: 'c1' } })).toContain('cri/streaming');
    expect(path('ExecSync', { request: { container_id: 'c1' } })).not.toContain('cri/streaming');
  });

  it('of an image passes the stores', () => {
    expect(path('PullImage', { service: 'runtime.v1.ImageService' })).toEqual([
      ...['criExplorer', 'cri/image', 'runtime', 'part/criPlugin'],
      ...['part/contentStore', 'part/snapshotter', 'part/imageStore'],
    ]);
  });

  it('to containerd’s own services does not pass CRI', () => {
    expect(path('Stat', { service: 'containerd.services.snapshots.v1.Snapshots' })).toEqual([
      'criExplorer',
      'runtime',
      'part/snapshotter',
    ]);
    expect(path('Get', { service: 'containerd.services.tasks.v1.Tasks', request: { container_id: 'c1' } })).toEqual([
      ...['criExplorer', 'runtime', 'part/tasks', 'shim/s1', 'sandbox/s1', 'container/c1'],
    ]);
  });

  it('of a list does not light what it filters by', () => {
    expect(path('ListContainers', { request: { pod_sandbox_id: 's1' } })).not.toContain('sandbox/s1');
  });

  it.each([[null], ['text'], [['a list']], [{ container_id: 7 }], [{ container_id: '' }]])(
    'reads no object in %j',
    (request) => {
      expect(path('ContainerStatus', { request }).at(-1)).toBe('part/criPlugin');
    },
  );
});
