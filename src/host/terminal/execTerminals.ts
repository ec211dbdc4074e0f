import * as vscode from 'vscode';
import type { Disposable } from '../../common/disposable.ts';
import type { Localize } from '../../common/localize.ts';
import type { ExecTerminal } from '../../terminal/execTerminal.ts';
import type { ExecTarget, StartExec } from '../../terminal/startExec.ts';

/** Opens exec terminals, and closes those still open when the extension ends. */
export class ExecTerminals implements Disposable {
  readonly #l10n: Localize;
  readonly #terminals = new Set<vscode.Terminal>();
  readonly #closing: vscode.Disposable;
  #isDisposed = false;

  constructor(l10n: Localize) {
    this.#l10n = l10n;
    this.#closing = vscode.window.onDidCloseTerminal((terminal) => this.#terminals.delete(terminal));
  }

  /** What a terminal is made of is loaded with the first one. */
  async open(target: ExecTarget, start: StartExec): Promise<void> {
    const { ExecTerminal } = await import(/* webpackChunkName: "exec" */ '../../terminal/execTerminal.ts');
    const { ExecWords, terminalName } = await import(/* webpackChunkName: "exec" */ '../../terminal/execWords.ts');
    if (this.#isDisposed) {
      return;
    }
    const name = terminalName(target);
    const terminal = vscode.window.createTerminal({
      name,
      pty: new ExecPseudoterminal(new ExecTerminal(name, start, new ExecWords(this.#l10n))),
      iconPath: new vscode.ThemeIcon('terminal'),
      // A restored terminal would have nothing behind it.
      isTransient: true,
    });
    this.#terminals.add(terminal);
    terminal.show();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#closing.dispose();
    for (const terminal of this.#terminals) {
      terminal.dispose();
    }
    this.#terminals.clear();
  }
}

/** Gives VS Code an exec as a terminal. */
class ExecPseudoterminal implements vscode.Pseudoterminal {
  readonly #model: ExecTerminal;
  readonly onDidWrite: vscode.Event<string>;
  /**
   * Fires without a number, whatever the exit code: with another than 0, VS Code says in a notification that the
   * terminal process failed. The code stands in the terminal, and the person has closed it on purpose.
   */
  readonly onDidClose: vscode.Event<void>;
  readonly onDidChangeName: vscode.Event<string>;

  constructor(model: ExecTerminal) {
    this.#model = model;
    this.onDidWrite = model.onDidWrite;
    this.onDidClose = model.onDidClose;
    this.onDidChangeName = model.onDidChangeName;
  }

  open(initialDimensions: vscode.TerminalDimensions | undefined): void {
    this.#model.open(initialDimensions);
  }

  setDimensions(dimensions: vscode.TerminalDimensions): void {
    this.#model.resize(dimensions);
  }

  handleInput(data: string): void {
    this.#model.input(data);
  }

  close(): void {
    this.#model.dispose();
  }
}
