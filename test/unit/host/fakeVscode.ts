import { vi } from 'vitest';

/** The part of `vscode` that the commands use. Each test says what the person answers. */
export function fakeVscode() {
  const registered = new Map<string, (...args: readonly unknown[]) => Promise<void>>();
  const cancellation = { requested: undefined as (() => void) | undefined };
  const token = {
    onCancellationRequested: (listener: () => void) => {
      cancellation.requested = listener;
      return { dispose: () => undefined };
    },
  };
  return {
    registered,
    /** Presses the Cancel button of the progress notification. */
    cancel: () => cancellation.requested?.(),
    ProgressLocation: { Notification: 15 },
    window: {
      showWarningMessage: vi.fn(),
      showErrorMessage: vi.fn(),
      showInformationMessage: vi.fn(),
      showInputBox: vi.fn(),
      showQuickPick: vi.fn(),
      setStatusBarMessage: vi.fn(),
      withProgress: (_: unknown, run: (progress: unknown, token: unknown) => unknown) => run({}, token),
    },
    commands: {
      executeCommand: vi.fn(),
      registerCommand: (id: string, run: (...args: readonly unknown[]) => Promise<void>) => {
        registered.set(id, run);
        return { dispose: () => registered.delete(id) };
      },
    },
    env: { clipboard: { writeText: vi.fn() } },
  };
}
