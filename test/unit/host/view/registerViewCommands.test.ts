import { beforeEach, describe, expect, it, vi } from 'vitest';
import { TestSessions } from '../../../builders/endpointSessions.ts';
import { english } from '../../../builders/rows.ts';

const vscode = await vi.hoisted(async () => (await import('../fakeVscode.ts')).fakeVscode());
let box: FakeInputBox;
vi.mock('vscode', () => ({
  ...vscode,
  InputBoxValidationSeverity: { Info: 1, Warning: 2, Error: 3 },
  window: { ...vscode.window, createInputBox: () => box },
}));
const { registerViewCommands } = await import('../../../../src/host/view/registerViewCommands.ts');
const { ViewChoicesStore } = await import('../../../../src/host/ui/viewChoicesStore.ts');

class FakeInputBox {
  value = '';
  ignoreFocusOut = false;
  validationMessage: unknown;
  disposed = false;
  #changed: (typed: string) => void = () => undefined;
  #accepted: () => void = () => undefined;
  #hidden: () => void = () => undefined;
  readonly onDidChangeValue = (listener: (typed: string) => void): void => void (this.#changed = listener);
  readonly onDidAccept = (listener: () => void): void => void (this.#accepted = listener);
  readonly onDidHide = (listener: () => void): void => void (this.#hidden = listener);
  readonly show = (): void => undefined;
  readonly dispose = (): void => void (this.disposed = true);

  type(text: string): void {
    this.value = text;
    this.#changed(text);
  }

  pressEnter(): void {
    this.#accepted();
  }

  /** Escape, and what the box does after Enter. */
  hide(): void {
    this.#hidden();
  }
}

function opened() {
  const choices = new ViewChoicesStore({ keys: () => [], get: () => undefined, update: () => Promise.resolve() });
  registerViewCommands(choices, new TestSessions(), english);
  const filter = (): void => void vscode.registered.get('criExplorer.filter')?.();
  return { filter, shown: () => choices.choices.filter.text, choices };
}

beforeEach(() => {
  box = new FakeInputBox();
  vscode.registered.clear();
});

it('clears the filter, and says so', () => {
  const { shown, choices } = opened();
  choices.filter('web');
  void vscode.registered.get('criExplorer.clearFilter')?.();
  expect(shown()).toBe('');
  expect(vscode.window.setStatusBarMessage).toHaveBeenLastCalledWith('Filter cleared', expect.any(Number));
  void vscode.registered.get('criExplorer.clearFilter')?.();
  expect(vscode.window.setStatusBarMessage).toHaveBeenLastCalledWith('There is no filter', expect.any(Number));
});

describe('the box of the filter', () => {
  it('filters while it is typed in, and keeps the filter with Enter', () => {
    const { filter, shown } = opened();
    filter();
    box.type('web');
    expect(shown()).toBe('web');
    box.pressEnter();
    expect(shown()).toBe('web');
    expect(box.disposed).toBe(true);
  });

  it('restores with Escape what was there before, and stays while the focus is elsewhere', () => {
    const { filter, shown, choices } = opened();
    choices.filter('web');
    filter();
    expect(box).toMatchObject({ value: 'web', ignoreFocusOut: true });
    box.type('api');
    expect(shown()).toBe('api');
    box.hide();
    expect(shown()).toBe('web');
  });

  it('says what of it filters nothing, while the rest filters', () => {
    const { filter, shown } = opened();
    filter();
    expect(box.validationMessage).toBeUndefined();
    box.type('web state:bogus');
    expect(shown()).toBe('web state:bogus');
    expect(box.validationMessage).toMatchObject({
      severity: 2,
      message: expect.stringContaining('state:bogus') as string,
    });
    box.type('nginx:1');
    expect(box.validationMessage).toMatchObject({ severity: 1 });
  });
});
