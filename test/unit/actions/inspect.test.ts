import { describe, expect, it } from 'vitest';
import { readSubject } from '../../../src/actions/inspect.ts';
import type { ImagePort } from '../../../src/contract/image.ts';
import type { JsonObject } from '../../../src/contract/json.ts';
import type { RuntimePort } from '../../../src/contract/runtime.ts';
import { portOf } from './fixtures.ts';

const subject = { endpointId: 'unix:///run/node.sock', objectId: 'x', name: 'web' };

function portsReplying(raw: JsonObject | undefined): { readonly runtime: RuntimePort; readonly images: ImagePort } {
  return {
    runtime: portOf<RuntimePort>({ statusRaw: () => Promise.resolve(raw ?? {}) }),
    images: portOf<ImagePort>({ imageRaw: () => Promise.resolve(raw) }),
  };
}

describe('readSubject', () => {
  it('leaves out what says nothing, and keeps false and 0', async () => {
    const ports = portsReplying({
      id: 'x',
      empty: '',
      nothing: null,
      list: [],
      deep: { a: { b: '' } },
      flags: { privileged: false, code: 0 },
      args: ['sh', '', '-c'],
      mounts: [{ path: '/a', options: [] }, {}],
      void: [{}, null],
    });
    expect(await readSubject(ports, { ...subject, kind: 'endpoint' })).toEqual({
      id: 'x',
      flags: { privileged: false, code: 0 },
      args: ['sh', '', '-c'],
      mounts: [{ path: '/a' }, null],
    });
  });

  it('fails for an image that is gone, which the runtime answers with nothing', async () => {
    await expect(readSubject(portsReplying(undefined), { ...subject, kind: 'image' })).rejects.toThrow('notFound');
  });
});
