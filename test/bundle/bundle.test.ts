import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const dist = path.resolve(import.meta.dirname, '../../dist');
const read = (name: string): string => readFileSync(path.join(dist, name), 'utf8');
const shippedFiles = (): readonly string[] =>
  readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(cjs|js|css)$/.test(name));

/** Words that are in the shipped code of a library and in nobody else's. */
const marks = {
  grpc: 'grpc.max_receive_message_length',
  webSocket: 'Sec-WebSocket-Key',
  yaml: 'TAG_RESOLVE_FAILED',
};

describe('the production bundle', () => {
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
