import { describe, expect, it, vi } from 'vitest';
import type { ContainerDetails } from '../../../../src/contract/runtime.ts';
import { aContainer, aSnapshot, rejection } from '../../actions/fixtures.ts';
import { aContext, aSession } from '../commands/aContext.ts';

const documents = await vi.hoisted(async () => {
  const opened: string[] = [];
  /** What VS Code was told to read anew. */
  const changed: string[] = [];
  const commands = new Map<string, (uri?: unknown) => void>();
  const open: { uri: unknown; getText: () => string }[] = [];
  const closing: ((document: { uri: unknown }) => void)[] = [];
  class Uri {
    readonly scheme: string;
    readonly path: string;
    readonly query: string;

    constructor({ scheme = 'cri', path, query }: { scheme?: string; path: string; query: string }) {
      this.scheme = scheme;
      this.path = path;
      this.query = query;
    }

    static from(parts: { scheme?: string; path: string; query: string }): Uri {
      return new Uri(parts);
    }

    toString(): string {
      return `${this.scheme}:${this.path}?${this.query}`;
    }
  }
  const window: { activeTextEditor: { document: { uri: Uri } } | undefined; showTextDocument: unknown } = {
    activeTextEditor: undefined,
    showTextDocument: ({ uri }: { uri: unknown }) => Promise.resolve(void opened.push(String(uri))),
  };
  return Promise.resolve({
    opened,
    changed,
    registered: commands,
    close: (uri: unknown) => closing.forEach((listener) => listener({ uri })),
    Uri,
    EventEmitter: class {
      readonly event = () => ({ dispose: () => undefined });
      readonly fire = (uri: unknown) => void changed.push(String(uri));
      readonly dispose = () => undefined;
    },
    open,
    workspace: {
      textDocuments: open,
      registerTextDocumentContentProvider: () => ({ dispose: () => undefined }),
      openTextDocument: (uri: unknown) => Promise.resolve({ uri }),
      onDidCloseTextDocument: (listener: (document: { uri: unknown }) => void) => {
        closing.push(listener);
        return { dispose: () => undefined };
      },
    },
    languages: { setTextDocumentLanguage: vi.fn() },
    commands: {
      executeCommand: vi.fn(),
      registerCommand: (id: string, run: (uri?: unknown) => void) => {
        commands.set(id, run);
        return { dispose: () => undefined };
      },
    },
    window,
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
  vi.setSystemTime(Date.UTC(2026, 10, 29, 12, 40));
  let attempt = 0;
  const raw = () => ({ status: { id: 'container-1', attempt: ++attempt, message: '' } });
  const provider = documentsOf(() => Promise.resolve({ logPath: '', raw: raw() }));
  const uri = documents.Uri.from({
    path: '/container/web.container.yaml',
    query: 'endpoint=unix%3A%2F%2F%2Frun%2Fnode.sock&id=container-1',
  });
  for (const expected of [1, 2]) {
    await provider.open(subject, true);
    expect(await provider.provideTextDocumentContent(uri as never)).toBe(
      `# Read 2026-11-29 12:40:00 UTC.\nstatus:\n  id: container-1\n  attempt: ${expected}\n`,
    );
  }
  expect(documents.opened).toEqual([String(uri), String(uri)]);
  vi.useRealTimers();
});

it('keeps what was read of an object that is gone, and says that it is', async () => {
  const provider = documentsOf(() => Promise.reject(rejection({ reason: 'notFound' })));
  const uri = documents.Uri.from(inspectUri(subject));
  documents.open.push({ uri, getText: () => 'status: {}\n' });
  expect(await provider.provideTextDocumentContent(uri as never)).toMatch(/^# .+\nstatus: \{\}\n$/);
  documents.open.length = 0;
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

it('says in the title of the tab of which namespace and pod and of what kind it is', () => {
  const title = (path: string): string | undefined => path.split('/').at(-1);
  expect(title(inspectUri({ ...subject, name: 'shop/web-0/nginx' }).path)).toBe('shop∕web-0∕nginx.container.yaml');
  expect(title(inspectUri({ ...subject, kind: 'sandbox', name: 'shop/web-0' }).path)).toBe('shop∕web-0.sandbox.yaml');
});

it('knows the addresses of a version before', () => {
  expect(subjectOfUri({ path: '/container/web.yaml', query: 'endpoint=e&id=x' })?.name).toBe('web');
});

describe('whatever a runtime calls its objects', () => {
  const hostile = [
    'a/b',
    'a\nb: forged',
    '../../x',
    '\u202egnp\u2028',
    '\ud800',
    '%2F',
    '?x#y',
    'a.container',
    '',
    ' ',
  ];

  it.each(hostile)('an id has an address that is read back: %j', (id) => {
    const uri = inspectUri({ ...subject, objectId: id, name: id });
    expect(uri.path).toMatch(/^\/container\/[^/\n\u2028\u202e\ud800]+\.yaml$/);
    expect(subjectOfUri(uri)).toMatchObject({ kind: 'container', objectId: id.toWellFormed() });
    expect(() => encodeURIComponent(`${uri.path}${uri.query}`)).not.toThrow();
  });

  it.each([
    ['/container/a\nb.yaml', 'endpoint=e%0Aforged%3A+1&id=x'],
    ['/other\nforged: 1', 'endpoint=e'],
  ])('an address writes no line into a document: %j', async (path, query) => {
    const provider = documentsOf(() => Promise.reject(rejection({ reason: 'notFound', detail: 'a\nb: forged' })));
    const text = await provider.provideTextDocumentContent(documents.Uri.from({ path, query }) as never);
    expect(text).toMatch(/^# .+\n$/);
    expect(text.trim()).not.toContain('\n');
  });
});

describe('secret values', () => {
  const env = ['PASSWORD=Mk4r-S3cr3t'];
  const address = documents.Uri.from(inspectUri(subject));
  const run = (name: 'showValues' | 'hideValues', uri?: unknown): void =>
    documents.registered.get(`criExplorer.${name}`)?.(uri);
  const read = (provider: ReturnType<typeof documentsOf>): Promise<string> =>
    Promise.resolve(provider.provideTextDocumentContent(address as never));
  const shownNow = (): unknown => documents.commands.executeCommand.mock.lastCall;

  it('are hidden until asked for, which the first line says', async () => {
    const provider = documentsOf(() => Promise.resolve({ logPath: '', raw: { process: { env } } }));
    const hidden = await read(provider);
    expect(hidden.split('\n')[0]).toMatch(/^# .*hidden.*Show Values/);
    expect(hidden).toContain('- PASSWORD=(hidden)');

    documents.changed.length = 0;
    run('showValues', address);
    expect(documents.changed).toEqual([address.toString()]);
    expect(shownNow()).toEqual(['setContext', 'criExplorer.shownValues', [address.toString()]]);
    const shown = await read(provider);
    expect(shown.split('\n')[0]).toMatch(/^# .*shown.*Hide Values/);
    expect(shown).toContain('- PASSWORD=Mk4r-S3cr3t');

    documents.window.activeTextEditor = { document: { uri: address } };
    run('hideValues');
    expect(shownNow()).toEqual(['setContext', 'criExplorer.shownValues', []]);
    expect(await read(provider)).toBe(hidden);
  });

  it('are hidden again in a document that was closed', async () => {
    const provider = documentsOf(() => Promise.resolve({ logPath: '', raw: { process: { env } } }));
    run('showValues', address);
    documents.close(address);
    expect(await read(provider)).not.toContain('Mk4r');
  });

  it('are shown in no other document', () => {
    documents.commands.executeCommand.mockClear();
    documentsOf(() => Promise.reject(new Error('unused')));
    documents.window.activeTextEditor = undefined;
    run('showValues');
    run('showValues', 'cri:/container/web.yaml');
    run('showValues', documents.Uri.from({ scheme: 'file', path: '/a', query: '' }));
    expect(documents.commands.executeCommand).not.toHaveBeenCalled();
  });
});
