import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const dist = path.resolve(import.meta.dirname, '../../dist');
const read = (name: string): string => readFileSync(path.join(dist, name), 'utf8');

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
      expect(chunks.filter((name) => read(name).includes(mark)), library).not.toEqual([]);
    }
  });

  it('has no path of the machine that built it', () => {
    for (const name of readdirSync(dist).filter((file) => file.endsWith('.cjs'))) {
      expect(read(name)).not.toContain(path.resolve(dist, '..'));
    }
  });

  it('does not read a .proto file of ours when it runs', () => {
    for (const name of readdirSync(dist).filter((file) => file.endsWith('.cjs'))) {
      expect(read(name)).not.toContain('api.proto');
    }
  });
});
