import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/contract/json.ts';
import { withObject } from '../../../src/diagram/callObject.ts';
import { callRecord } from '../../builders/callRecord.ts';

const id = 'a'.repeat(64);
const names = new Map([
  [id, 'shop/web/app'],
  ['pod', 'shop/web'],
  ['rude', 'a\u202eb'],
]);
const objectOf = (request: JsonValue) => withObject(callRecord({ request }), (key) => names.get(key)).object;

describe('what a call is about', () => {
  it('is named, whichever of CRI or containerd is asked of it', () => {
    expect(objectOf({ container_id: id, verbose: true })).toBe('shop/web/app');
    expect(objectOf({ pod_sandbox_id: 'pod' })).toBe('shop/web');
    expect(objectOf({ filter: { id, pod_sandbox_id: '' } })).toBe('shop/web/app');
    expect(objectOf({ filter: { id: '', pod_sandbox_id: 'pod' } })).toBe('shop/web');
  });

  it('is the beginning of an id of which no name is known', () => {
    expect(objectOf({ container_id: 'b'.repeat(64) })).toBe('bbbbbbbbbbbb…');
    expect(objectOf({ snapshotter: 'overlayfs', key: `sha256:${'c'.repeat(64)}` })).toBe('sha256:cccccccccccc…');
  });

  it('is an image, or what is to be made', () => {
    expect(objectOf({ image: { image: 'docker.io/library/nginx:1', annotations: {} }, verbose: true })).toBe(
      'docker.io/library/nginx:1',
    );
    expect(objectOf({ config: { metadata: { name: 'web', uid: '1' } }, runtime_handler: 'runc' })).toBe('web');
  });

  it('is nothing of a call about all, or of a request of another shape', () => {
    expect(objectOf({ version: '' })).toBeUndefined();
    expect(objectOf({ filter: null })).toBeUndefined();
    expect(objectOf({ container_id: 7, filter: ['x'], image: 'x' })).toBeUndefined();
    expect(objectOf(null)).toBeUndefined();
  });

  it('is plain text of a bounded length, whatever it is called', () => {
    expect(objectOf({ container_id: 'rude' })).not.toContain('\u202e');
    expect(objectOf({ name: 'n'.repeat(10_000) })?.length).toBe(80);
  });
});
