import * as vscode from 'vscode';
import type { Disposable } from '../../common/disposable.ts';
import { ExecTerminal } from '../../terminal/execTerminal.ts';
import { type ExecWords, terminalName } from '../../terminal/execWords.ts';
import type { ExecTarget, StartExec } from '../../terminal/startExec.ts';

/** Opens exec terminals, and closes those still open when the extension ends. */
export class ExecTerminals implements Disposable {
  readonly #words: ExecWords;
  readonly #terminals = new Set<vscode.Terminal>();
  readonly #closing: vscode.Disposable;

  constructor(words: ExecWords) {
    this.#words = words;
    this.#closing = vscode.window.onDidCloseTerminal((terminal) => this.#terminals.delete(terminal));
  }

  open(target: ExecTarget, start: StartExec): void {
    const name = terminalName(target);
    const terminal = vscode.window.createTerminal({
      name,
      pty: new ExecPseudoterminal(new ExecTerminal(name, start, this.#words)),
      iconPath: new vscode.ThemeIcon('terminal'),
      // A restored terminal would have nothing behind it.
      isTransient: true,
    });
    this.#terminals.add(terminal);
    terminal.show();
  }

  dispose(): void {
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
