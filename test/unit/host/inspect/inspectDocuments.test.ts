import { expect, it, vi } from 'vitest';
import type { ContainerDetails } from '../../../../src/contract/runtime.ts';
import { aContainer, aSnapshot, rejection } from '../../actions/fixtures.ts';
import { aContext, aSession } from '../commands/aContext.ts';

const documents = await vi.hoisted(async () => {
  const opened: string[] = [];
  const uriOf = (parts: { path: string; query: string }) => ({
    ...parts,
    toString: () => `cri:${parts.path}?${parts.query}`,
  });
  return Promise.resolve({
    opened,
    Uri: { from: uriOf },
    EventEmitter: class {
      readonly event = () => ({ dispose: () => undefined });
      readonly fire = vi.fn();
      readonly dispose = () => undefined;
    },
    workspace: {
      registerTextDocumentContentProvider: () => ({ dispose: () => undefined }),
      openTextDocument: (uri: unknown) => Promise.resolve({ uri }),
    },
    languages: { setTextDocumentLanguage: vi.fn() },
    window: { showTextDocument: ({ uri }: { uri: unknown }) => Promise.resolve(void opened.push(String(uri))) },
  });
});
vi.mock('vscode', () => documents);
const { InspectDocuments, inspectUri, subjectOfUri } = await import('../../../../src/host/inspect/inspectDocuments.ts');

const subject = {
  endpointId: 'unix:///run/node.sock',
  kind: 'container',
  objectId: 'container-1',
  name: 'web',
} as const;

function documentsOf(containerDetails: () => Promise<ContainerDetails>) {
  const session = aSession(aSnapshot({ containers: [aContainer()] }), { runtime: { containerDetails } });
  const { context } = aContext([session]);
  return new InspectDocuments(context.sessions, context.l10n);
}

it('opens what the runtime says as YAML, read anew each time', async () => {
  let attempt = 0;
  const raw = () => ({ status: { id: 'container-1', attempt: ++attempt, message: '' } });
  const provider = documentsOf(() => Promise.resolve({ logPath: '', raw: raw() }));
  const uri = documents.Uri.from({
    path: '/container/web.yaml',
    query: 'endpoint=unix%3A%2F%2F%2Frun%2Fnode.sock&id=container-1',
  });
  for (const expected of [1, 2]) {
    await provider.open(subject, true);
    expect(await provider.provideTextDocumentContent(uri as never)).toBe(
      `status:\n  id: container-1\n  attempt: ${expected}\n`,
    );
  }
  expect(documents.opened).toEqual([String(uri), String(uri)]);
});

it('opens nothing that could not be read', async () => {
  documents.opened.length = 0;
  const provider = documentsOf(() => Promise.reject(rejection({ reason: 'notFound' })));
  await expect(provider.open(subject, true)).rejects.toThrow('notFound');
  expect(documents.opened).toEqual([]);
});

it('says in a restored document why it is empty', async () => {
  const provider = documentsOf(() => Promise.reject(rejection({ reason: 'notFound' })));
  const uri = documents.Uri.from({ path: '/container/web.yaml', query: 'endpoint=gone&id=x' });
  expect(await provider.provideTextDocumentContent(uri as never)).toMatch(/^# gone cannot be reached/);
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
