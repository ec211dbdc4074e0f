import { expect, it } from 'vitest';
import { inspectable } from '../../../../src/host/inspect/inspectable.ts';
import { inspectUri, subjectOfUri } from '../../../../src/host/inspect/inspectUri.ts';

it('leaves out what says nothing, and keeps false and 0', () => {
  expect(
    inspectable({
      id: 'x',
      empty: '',
      nothing: null,
      list: [],
      deep: { a: { b: '' } },
      flags: { privileged: false, code: 0 },
      args: ['sh', '', '-c'],
      mounts: [{ path: '/a', options: [] }, {}],
      void: [{}, null],
    }),
  ).toEqual({
    id: 'x',
    flags: { privileged: false, code: 0 },
    args: ['sh', '', '-c'],
    mounts: [{ path: '/a' }, null],
  });
});

it.each([
  { endpointId: 'unix:///run/a b.sock', kind: 'container', objectId: 'abc', name: 'web' },
  { endpointId: 'tcp://h:1', kind: 'endpoint', objectId: '', name: 'node' },
] as const)('a URI names its subject: $kind', (subject) => {
  expect(subjectOfUri(inspectUri(subject))).toEqual(subject);
});

it('a name with slashes stays one segment of the path', () => {
  const uri = inspectUri({ endpointId: 'e', kind: 'image', objectId: 'i', name: '../quay.io/x:1' });
  expect(uri.path.split('/')).toHaveLength(3);
  expect(uri.path.startsWith('/image/')).toBe(true);
});

it('does not take a foreign URI for ours', () => {
  expect(subjectOfUri({ path: '/other/x.yaml', query: 'endpoint=e' })).toBeUndefined();
  expect(subjectOfUri({ path: '/image/x.yaml', query: '' })).toBeUndefined();
});
