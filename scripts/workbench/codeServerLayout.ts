import path from 'node:path';
import type { NodePackage } from './nodePackage.ts';

/** Where the parts of one installed code-server lie. All paths are absolute. */
export interface CodeServerLayout {
  readonly folder: string;
  /** VS Code's own server inside code-server; it serves the workbench too. */
  readonly vscodeFolder: string;
  readonly serverMain: string;
  readonly node: string;
  /** Written last: its presence says that the install is whole. */
  readonly stamp: string;
}

export function codeServerLayout(folder: string, node: NodePackage): CodeServerLayout {
  const vscodeFolder = path.join(folder, 'node_modules/code-server/lib/vscode');
  return {
    folder,
    vscodeFolder,
    serverMain: path.join(vscodeFolder, 'out/server-main.js'),
    node: path.join(folder, 'node_modules', node.name, 'bin/node'),
    stamp: path.join(folder, 'complete.json'),
  };
}
