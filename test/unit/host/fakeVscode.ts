import { type Mock, vi } from 'vitest';

type Command = (...args: readonly unknown[]) => Promise<void>;
type Shown = Mock<(message: string, ...rest: readonly unknown[]) => Promise<string | undefined>>;

interface CancellationToken {
  readonly onCancellationRequested: (listener: () => void) => { dispose: () => void };
}

export interface FakeVscode {
  readonly registered: Map<string, Command>;
  /** Presses the Cancel button of the progress notification. */
  readonly cancel: () => void;
  readonly CancellationTokenSource: new () => {
    readonly token: CancellationToken;
    readonly cancel: () => void;
    readonly dispose: () => void;
  };
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
    readonly setStatusBarMessage: Mock;
    readonly withProgress: (options: unknown, run: (progress: unknown, token: unknown) => unknown) => unknown;
  };
  readonly commands: {
    readonly executeCommand: Mock;
    readonly registerCommand: (id: string, run: Command) => { dispose: () => void };
  };
  readonly env: { readonly clipboard: { readonly writeText: Mock } };
}

/** The part of `vscode` that the commands use. Each test says what the person answers. */
export function fakeVscode(): FakeVscode {
  const registered = new Map<string, Command>();
  let cancel: (() => void) | undefined;
  const token = {
    onCancellationRequested: (listener: () => void) => {
      cancel = listener;
      return { dispose: () => undefined };
    },
  };
  return {
    registered,
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
