import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const source = path.resolve(import.meta.dirname, '../../../src');

interface SourceFile {
  /** From `src/`, with slashes: `host/tree/rowUri.ts`. */
  readonly name: string;
  readonly text: string;
}

const files: readonly SourceFile[] = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('generated') && !name.endsWith('.d.ts'))
  .map((name) => ({ name: name.replaceAll(path.sep, '/'), text: readFileSync(path.join(source, name), 'utf8') }));

it('a file of host/ that imports no vscode says why it lives there', () => {
  const silent = files
    .filter(({ name }) => name.startsWith('host/'))
    .filter(({ text }) => !text.includes("from 'vscode'") && !/^(\/\*\*| \*|\/\/) Lives in host .*\w/m.test(text))
    .map(({ name }) => name);
  expect(silent).toEqual([]);
});

it('nothing but runtimes/ compares the name of a runtime or of an isolation', () => {
  const comparisons = files
    // The contract lists the names, and the demonstration is such a runtime itself.
    .filter(({ name }) => !/^(runtimes|contract|demo)\//.test(name))
    .flatMap(({ name, text }) => comparedNames(name, text));
  expect(comparisons).toEqual([]);
});

it('finds a name that is compared, switched on or made a key', () => {
  expect(comparedNames('a.ts', `if (kind === 'docker') {}`)).toEqual([`a.ts:1 'docker'`]);
  expect(comparedNames('a.ts', `switch (isolation) {\n case 'microVm': }`)).toEqual([`a.ts:2 'microVm'`]);
  expect(comparedNames('a.ts', `const x = { hostKernel: 1, wasm: 2 };`)).toEqual([`a.ts:1 { hostKernel }`]);
  expect(comparedNames('a.ts', `['crio', 'docker'].includes(kind)`)).toEqual([`a.ts:1 'crio'`]);
  expect(comparedNames('a.ts', `title('docker'); const x = { name: 'runc' };`)).toEqual([]);
});

it('no folder but cri/ holds more than 40 files', () => {
  const folders = new Map<string, number>();
  for (const { name } of files) {
    const folder = path.posix.dirname(name);
    folders.set(folder, (folders.get(folder) ?? 0) + 1);
  }
  expect([...folders].filter(([folder, count]) => folder !== 'cri' && count > 40)).toEqual([]);
});

it('no file is longer than 400 lines', () => {
  expect(files.filter(({ text }) => text.split('\n').length > 400).map(({ name }) => name)).toEqual([]);
});

const isolations = ['hostKernel', 'userNamespace', 'userSpaceKernel', 'virtualMachine', 'microVm', 'wasm', 'windows'];
const runtimes = ['containerd', 'cri-o', 'crio', 'docker', 'cri-dockerd'];
const lowLevel = ['runc', 'crun', 'runsc', 'kata', 'youki', 'firecracker', 'conmon'];
const names: ReadonlySet<string> = new Set([...isolations, ...runtimes, ...lowLevel]);

/** Where code decides by such a name: `===`, `case`, a list that is asked, an object with a member for each. */
function comparedNames(file: string, text: string): readonly string[] {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const note = (node: ts.Node, what: string): void => {
    found.push(`${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${what}`);
  };
  const nameIn = (node: ts.Node): string | undefined =>
    ts.isStringLiteral(node) && names.has(node.text) ? node.text : undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && comparingTokens.has(node.operatorToken.kind)) {
      const name = nameIn(node.left) ?? nameIn(node.right);
      if (name !== undefined) {
        note(node, `'${name}'`);
      }
    } else if (ts.isCaseClause(node)) {
      const name = nameIn(node.expression);
      if (name !== undefined) {
        note(node, `'${name}'`);
      }
    } else if (ts.isPropertyAccessExpression(node) && node.name.text === 'includes') {
      const list = ts.isArrayLiteralExpression(node.expression) ? node.expression.elements : [];
      const name = list.map(nameIn).find((each) => each !== undefined);
      if (name !== undefined) {
        note(node, `'${name}'`);
      }
    } else if (ts.isObjectLiteralExpression(node)) {
      const keys = node.properties.flatMap(({ name }) => (name !== undefined && 'text' in name ? [name.text] : []));
      const [first, second] = keys.filter((key) => names.has(key));
      if (first !== undefined && second !== undefined) {
        note(node, `{ ${first} }`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const comparingTokens: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);
