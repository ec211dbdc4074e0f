import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rooms } from '../../../borders.js';

const src = path.resolve(import.meta.dirname, '../../../src');

describe('the rooms of src/', () => {
  it('are all in the table of borders, and the table has no others', () => {
    const folders = readdirSync(src, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(Object.keys(rooms).sort()).toEqual(folders.sort());
  });

  it('import downstream only: a room is listed after all that it imports', () => {
    const names = Object.keys(rooms);
    for (const [room, { imports }] of Object.entries(rooms)) {
      for (const imported of imports) {
        const [name = ''] = imported.split('/');
        expect(names.indexOf(name), `${room} imports ${name}`).toBeLessThan(names.indexOf(room));
        expect(names).toContain(name);
      }
    }
  });

  it('have one file at the top: the composition root', () => {
    const files = readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.map(({ name }) => name)).toEqual(['extension.ts']);
  });
});
