import type * as vscode from 'vscode';
import type { ExecTerminalModel } from './execTerminalModel.ts';

/** Gives VS Code an exec as a terminal. */
export class ExecPseudoterminal implements vscode.Pseudoterminal {
  readonly #model: ExecTerminalModel;
  readonly onDidWrite: vscode.Event<string>;
  /**
   * Fires without a number, whatever the exit code: with another than 0, VS Code says in a notification that the
   * terminal process failed. The code stands in the terminal, and the person has closed it on purpose.
   */
  readonly onDidClose: vscode.Event<void>;
  readonly onDidChangeName: vscode.Event<string>;

  constructor(model: ExecTerminalModel) {
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
