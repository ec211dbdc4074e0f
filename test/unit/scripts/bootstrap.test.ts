import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it } from 'vitest';

const bootstrap = path.resolve(import.meta.dirname, '../../../scripts/bootstrap.mjs');

// Anything between it and the terminal that kills what does not answer at once would leave a runtime behind.
it('lets a script that is busy when Ctrl-C comes tidy up', { timeout: 120_000 }, async () => {
  const child = spawn(process.execPath, [bootstrap, '../test/unit/scripts/busyScript'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const closed = once(child, 'close');
  let output = '';
  child.stdout.setEncoding('utf8');
  for await (const text of child.stdout as AsyncIterable<string>) {
    output += text;
    if (text.includes('busy')) {
      process.kill(-(child.pid ?? Number.NaN), 'SIGINT');
    }
  }
  expect(await closed).toEqual([0, null]);
  expect(output).toBe('busy\ntidied up\n');
});
