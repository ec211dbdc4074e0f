import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { describe, expect, it } from 'vitest';

const dist = path.resolve(import.meta.dirname, '../../dist');
const read = (name: string): string => readFileSync(path.join(dist, name), 'utf8');
const shippedFiles = (): readonly string[] =>
  readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(cjs|js|css)$/.test(name));

/** The packages that a file is made of, by its source map. */
function packagesIn(name: string): readonly string[] {
  const { sources } = JSON.parse(read(`${name}.map`)) as { sources: readonly string[] };
  return sources.flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []);
}

/** Words that are in the shipped code of a library and in nobody else's. */
const marks = {
  grpc: 'grpc-node-js/',
  webSocket: 'Sec-WebSocket-Key',
  yaml: 'TAG_RESOLVE_FAILED',
};

/** How many bytes of scripts may be shipped, without their source maps. */
const limits = { extension: 150_000, all: 1_200_000 };

describe('the production bundle', () => {
  it(`has at most ${limits.all / 1000} kB of JavaScript, ${limits.extension / 1000} kB of them at activation`, () => {
    const sizes = shippedFiles()
      .filter((name) => !name.endsWith('.css'))
      .map((name) => statSync(path.join(dist, name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(limits.all);
    expect(statSync(path.join(dist, 'extension.cjs')).size).toBeLessThan(limits.extension);
  });

  it('has each library in one file', () => {
    for (const [library, mark] of Object.entries(marks)) {
      expect(
        shippedFiles().filter((name) => read(name).includes(mark)),
        library,
      ).toHaveLength(1);
    }
  });

  it('looks for no native module on the machine it runs on', () => {
    for (const name of shippedFiles()) {
      expect(read(name)).not.toMatch(/bufferutil|utf-8-validate/);
    }
  });

  it('requires nothing at run time but Node’s own modules, VS Code and its own files', () => {
    const allowed = new Set([...builtinModules, 'vscode']);
    for (const name of shippedFiles()) {
      expect(read(name)).not.toMatch(/\beval\(/);
    }
    for (const name of shippedFiles().filter((file) => file.endsWith('.cjs'))) {
      const required = [...read(name).matchAll(/(?<![.\w$])require\(([^)]*)\)/g)].map(([, argument = '']) => argument);
      for (const argument of required) {
        const [, module] = /^["'`](?:node:)?([^"'`]+)["'`]$/.exec(argument) ?? [];
        // A chunk of its own is put together from its number.
        const isOwn = /^["'`]\.\/["'`]\s*\+/.test(argument) || module?.startsWith('./') === true;
        expect([name, argument, isOwn || (module !== undefined && allowed.has(module))]).toEqual([
          name,
          argument,
          true,
        ]);
      }
    }
  });

  it('comes with the licence of each package that is in it', async () => {
    const root = path.dirname(dist);
    const notices = read('THIRD-PARTY-NOTICES.txt');
    const packages = new Set(shippedFiles().flatMap(packagesIn));
    expect([...packages]).toEqual(expect.arrayContaining(['@grpc/grpc-js', 'preact', 'protobufjs', 'ws', 'yaml']));
    for (const name of packages) {
      const folder = path.join(root, 'node_modules', name);
      const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
      expect(notices).toContain(`${name} ${version}`);
      const licence = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file)) ?? '';
      expect(notices).toContain(readFileSync(path.join(folder, licence), 'utf8').trim());
    }
    expect(await listFiles({ cwd: root, packageManager: PackageManager.None })).toContain(
      'dist/THIRD-PARTY-NOTICES.txt',
    );
  }, 30_000);

  it('activates without gRPC, WebSocket and YAML', () => {
    const text = read('extension.cjs');
    for (const mark of Object.values(marks)) {
      expect(text).not.toContain(mark);
    }
  });

  it('has each of them in a chunk that loads when it is needed', () => {
    const chunks = readdirSync(dist).filter((name) => name.endsWith('.chunk.cjs'));
    for (const [library, mark] of Object.entries(marks)) {
      expect(
        chunks.filter((name) => read(name).includes(mark)),
        library,
      ).not.toEqual([]);
    }
  });

  it('has a demonstration runtime that starts from the shared files', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'cri-'));
    const child = spawn(process.execPath, [path.join(dist, 'demo.cjs'), '--socket', path.join(folder, 'demo.sock')]);
    try {
      const [first] = (await once(child.stdout, 'data')) as [Buffer];
      expect(first.toString()).toBe(`listening on unix://${folder}/demo.sock\n`);
    } finally {
      child.kill();
      await once(child, 'exit');
      rmSync(folder, { recursive: true });
    }
  }, 30_000);

  it('has no path of the machine that built it', () => {
    for (const name of shippedFiles()) {
      expect(read(name)).not.toContain(path.resolve(dist, '..'));
    }
  });

  it('has a webview of one script that makes no code of text, and one style sheet that loads nothing', () => {
    const names = readdirSync(path.join(dist, 'webview')).filter((name) => /\.(js|css)$/.test(name));
    expect(names.sort()).toEqual(['webview.css', 'webview.js']);
    expect(read('webview/webview.js')).not.toMatch(/\beval\(|new Function\(|\bimport\(/);
    expect(read('webview/webview.css')).not.toMatch(/url\(|@import/);
  });

  it('does not read a .proto file of ours when it runs', () => {
    for (const name of readdirSync(dist).filter((file) => file.endsWith('.cjs'))) {
      expect(read(name)).not.toContain('api.proto');
    }
  });
});
