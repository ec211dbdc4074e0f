import { type Mock, vi } from 'vitest';
import { Emitter } from '../../../../src/common/emitter.ts';
import type { ToWebview } from '../../../../src/protocol/messages.ts';
import { type FakeVscode, fakeVscode } from '../fakeVscode.ts';

interface FakeUri {
  readonly path: string;
  readonly toString: () => string;
}

function uri(path: string): FakeUri {
  return { path, toString: () => `vscode-resource:${path}` };
}

/** A tab whose page is the test: it reads what is posted, and says what a page would say. */
export class FakeWebviewPanel {
  readonly #received = new Emitter<unknown>();
  readonly #viewState = new Emitter<void>();
  readonly #closed = new Emitter<void>();
  readonly posted: ToWebview[] = [];
  readonly reveal = vi.fn();
  readonly webview = {
    options: {},
    html: '',
    cspSource: 'vscode-resource:',
    asWebviewUri: (file: FakeUri) => file,
    onDidReceiveMessage: this.#received.event,
    postMessage: (message: ToWebview) => Promise.resolve(this.posted.push(message) > 0),
  };
  readonly onDidChangeViewState = this.#viewState.event;
  readonly onDidDispose = this.#closed.event;
  readonly title: string;
  iconPath: unknown;
  visible = true;
  isClosed = false;

  constructor(title = 'Layers') {
    this.title = title;
  }

  /** The page says something. What it is answered with at once has been posted when this returns. */
  say(message: Record<string, unknown>): void {
    this.#received.fire(message);
  }

  /** A page that comes up says this first. */
  sayReady(more: Record<string, unknown> = {}): void {
    this.say({ kind: 'ready', requestId: 1, choices: { expandedGroups: [] }, ...more });
  }

  setVisible(visible: boolean): void {
    this.visible = visible;
    this.#viewState.fire();
  }

  /** The person, or the extension, closes the tab. */
  dispose(): void {
    this.isClosed = true;
    this.#closed.fire();
  }

  /** What was posted of one kind. */
  told<Kind extends ToWebview['kind']>(kind: Kind): readonly Extract<ToWebview, { kind: Kind }>[] {
    return this.posted.filter((message): message is Extract<ToWebview, { kind: Kind }> => message.kind === kind);
  }
}

export interface FakeDiagramVscode extends FakeVscode {
  readonly panels: FakeWebviewPanel[];
  readonly Uri: FakeVscode['Uri'] & {
    readonly file: typeof uri;
    readonly joinPath: (base: FakeUri, ...parts: string[]) => FakeUri;
  };
  readonly ViewColumn: { readonly Active: number };
  readonly window: FakeVscode['window'] & {
    readonly createWebviewPanel: (type: string, title: string) => FakeWebviewPanel;
    readonly registerWebviewPanelSerializer: Mock;
    readonly showSaveDialog: Mock;
  };
  readonly workspace: {
    readonly workspaceFolders: undefined;
    readonly fs: { readonly writeFile: Mock; readonly readFile: Mock };
  };
}

/** The part of `vscode` that the diagrams use besides what the commands do. */
export function fakeDiagramVscode(): FakeDiagramVscode {
  const base = fakeVscode();
  const panels: FakeWebviewPanel[] = [];
  return {
    ...base,
    panels,
    Uri: { ...base.Uri, file: uri, joinPath: (folder, ...parts) => uri([folder.path, ...parts].join('/')) },
    ViewColumn: { Active: -1 },
    window: {
      ...base.window,
      createWebviewPanel: (_, title) => {
        const panel = new FakeWebviewPanel(title);
        panels.push(panel);
        return panel;
      },
      registerWebviewPanelSerializer: vi.fn(() => ({ dispose: () => undefined })),
      showSaveDialog: vi.fn(),
    },
    workspace: { workspaceFolders: undefined, fs: { writeFile: vi.fn(), readFile: vi.fn() } },
  };
}
