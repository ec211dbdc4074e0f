import * as vscode from 'vscode';
import type { Disposable } from '../../common/disposable.ts';
import { ExecPseudoterminal } from './execPseudoterminal.ts';
import type { ExecTarget } from './execTarget.ts';
import { ExecTerminalModel } from './execTerminalModel.ts';
import type { ExecWords } from './execWords.ts';
import type { StartExec } from './startExec.ts';
import { terminalName } from './terminalName.ts';

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
      pty: new ExecPseudoterminal(new ExecTerminalModel(name, start, this.#words)),
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
