import { type Mock, vi } from 'vitest';
import { Emitter } from '../../../src/common/emitter.ts';
import { FakeTreeView } from './fakeTreeView.ts';

type Command = (...args: readonly unknown[]) => Promise<void>;
type Shown = Mock<(message: string, ...rest: readonly unknown[]) => Promise<string | undefined>>;

interface CancellationToken {
  readonly onCancellationRequested: (listener: () => void) => { dispose: () => void };
}

export interface FakeVscode {
  readonly registered: Map<string, Command>;
  /** The views of the side bar, by id. */
  readonly treeViews: Map<string, FakeTreeView>;
  /** Presses the Cancel button of the progress notification. */
  readonly cancel: () => void;
  readonly CancellationTokenSource: new () => {
    readonly token: CancellationToken;
    readonly cancel: () => void;
    readonly dispose: () => void;
  };
  readonly EventEmitter: typeof Emitter;
  readonly TreeItem: typeof TreeItem;
  readonly TreeItemCollapsibleState: Readonly<Record<'None' | 'Collapsed' | 'Expanded', number>>;
  readonly ThemeIcon: typeof Named;
  readonly ThemeColor: typeof Named;
  readonly MarkdownString: typeof Markdown;
  readonly FileDecoration: typeof Decoration;
  readonly Uri: { readonly from: (parts: object) => object };
  readonly ProgressLocation: { readonly Notification: number };
  readonly window: {
    readonly showWarningMessage: Shown;
    readonly showErrorMessage: Shown;
    readonly showInformationMessage: Shown;
    readonly showInputBox: Mock<(options: object, token?: CancellationToken) => Promise<string | undefined>>;
    readonly showQuickPick: Mock<
      (items: readonly { readonly label: string }[]) => Promise<{ readonly label: string } | undefined>
    >;
    readonly createQuickPick: Mock;
    readonly createTreeView: (id: string, options: object) => FakeTreeView;
    readonly registerFileDecorationProvider: Mock;
    readonly setStatusBarMessage: Mock;
    readonly withProgress: (options: unknown, run: (progress: unknown, token: unknown) => unknown) => unknown;
  };
  readonly commands: {
    readonly executeCommand: Mock;
    readonly registerCommand: (id: string, run: Command) => { dispose: () => void };
  };
  readonly env: { readonly clipboard: { readonly writeText: Mock } };
}

class TreeItem {
  readonly label: string;
  readonly collapsibleState: number;

  constructor(label: string, collapsibleState: number) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}

class Named {
  readonly id: string;
  readonly color: Named | undefined;

  constructor(id: string, color?: Named) {
    this.id = id;
    this.color = color;
  }
}

class Markdown {
  readonly value: string;
  isTrusted = true;
  supportHtml = true;

  constructor(value: string) {
    this.value = value;
  }
}

class Decoration {
  readonly color: Named | undefined;

  constructor(_badge?: string, _tooltip?: string, color?: Named) {
    this.color = color;
  }
}

/** The part of `vscode` that the commands and the trees use. Each test says what the person answers. */
export function fakeVscode(): FakeVscode {
  const registered = new Map<string, Command>();
  const treeViews = new Map<string, FakeTreeView>();
  let cancel: (() => void) | undefined;
  const token = {
    onCancellationRequested: (listener: () => void) => {
      cancel = listener;
      return { dispose: () => undefined };
    },
  };
  return {
    registered,
    treeViews,
    EventEmitter: Emitter,
    TreeItem,
    TreeItemCollapsibleState: { None: 0, Collapsed: 1, Expanded: 2 },
    ThemeIcon: Named,
    ThemeColor: Named,
    MarkdownString: Markdown,
    FileDecoration: Decoration,
    Uri: { from: (parts) => parts },
    cancel: () => cancel?.(),
    CancellationTokenSource: FakeCancellation,
    ProgressLocation: { Notification: 15 },
    window: {
      showWarningMessage: vi.fn(),
      showErrorMessage: vi.fn(),
      showInformationMessage: vi.fn(),
      showInputBox: vi.fn(),
      showQuickPick: vi.fn(),
      createQuickPick: vi.fn(),
      createTreeView: (id, options) => {
        const view = new FakeTreeView(options);
        treeViews.set(id, view);
        return view;
      },
      registerFileDecorationProvider: vi.fn(() => ({ dispose: () => undefined })),
      setStatusBarMessage: vi.fn(),
      withProgress: (_, run) => run({}, token),
    },
    commands: {
      executeCommand: vi.fn(),
      registerCommand: (id, run) => {
        registered.set(id, run);
        return { dispose: () => void registered.delete(id) };
      },
    },
    env: { clipboard: { writeText: vi.fn() } },
  };
}

class FakeCancellation {
  readonly #listeners = new Set<() => void>();
  readonly token: CancellationToken = {
    onCancellationRequested: (listener) => {
      this.#listeners.add(listener);
      return { dispose: () => void this.#listeners.delete(listener) };
    },
  };
  readonly cancel = (): void => this.#listeners.forEach((listener) => listener());
  readonly dispose = (): void => this.#listeners.clear();
}
