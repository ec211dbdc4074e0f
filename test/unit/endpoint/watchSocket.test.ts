import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inotifyWatches } from '../../runtimes/inotifyWatches.ts';
import type { Disposable } from '../../../src/common/disposable.ts';
import { watchSocket } from '../../../src/endpoint/watchSocket.ts';
import { asNobody, isRoot } from './asNobody.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { eventually } from '../../runtimes/eventually.ts';

const inFolder = temporaryFolder();
const onChange = vi.fn<(replaced: boolean) => void>();
let watching: Disposable | undefined;

function watchFrom(socketPath: string): void {
  watching = watchSocket(socketPath, onChange);
}

/** Does something and waits until it was told. */
async function tells(act: () => void): Promise<void> {
  onChange.mockClear();
  act();
  await eventually(() => expect(onChange).toHaveBeenCalled());
}

let watchesBefore = 0;
beforeEach(() => {
  watchesBefore = inotifyWatches();
});
afterEach(() => {
  watching?.dispose();
  watching = undefined;
  onChange.mockReset();
});

describe.skipIf(process.platform !== 'linux')('watchSocket', () => {
  it('tells that the file came, changed its mode, was replaced and went', async () => {
    const socketPath = inFolder('a.sock');
    watchFrom(socketPath);
    await tells(() => writeFileSync(socketPath, ''));
    await tells(() => chmodSync(socketPath, 0o600));
    writeFileSync(inFolder('new'), '');
    await tells(() => renameSync(inFolder('new'), socketPath));
    await tells(() => rmSync(socketPath));
    await tells(() => writeFileSync(socketPath, ''));
  });

  it('tells a file that was replaced from one that came, went or changed', async () => {
    const socketPath = inFolder('a.sock');
    const wasReplaced = (): boolean => onChange.mock.calls.some(([replaced]) => replaced);
    watchFrom(socketPath);
    await tells(() => writeFileSync(socketPath, ''));
    expect(wasReplaced()).toBe(false);
    await tells(() => chmodSync(socketPath, 0o600));
    expect(wasReplaced()).toBe(false);
    writeFileSync(inFolder('new'), '');
    await tells(() => renameSync(inFolder('new'), socketPath));
    expect(wasReplaced()).toBe(true);
    await tells(() => renameSync(socketPath, inFolder('kept')));
    expect(wasReplaced()).toBe(false);
    await tells(() => renameSync(inFolder('kept'), socketPath));
    expect(wasReplaced()).toBe(false);
    // Its number may be that of the file that was removed.
    await tells(() => rmSync(socketPath));
    await tells(() => writeFileSync(socketPath, ''));
    await eventually(() => expect(wasReplaced()).toBe(true));
  });

  it('tells that the folder was opened to others', async () => {
    mkdirSync(inFolder('run'), { mode: 0o700 });
    watchFrom(inFolder('run', 'a.sock'));
    await tells(() => chmodSync(inFolder('run'), 0o755));
    await tells(() => writeFileSync(inFolder('run', 'a.sock'), ''));
  });

  it('follows the folders as they are made', async () => {
    const socketPath = inFolder('one', 'two', 'a.sock');
    watchFrom(socketPath);
    await tells(() => mkdirSync(inFolder('one')));
    await tells(() => mkdirSync(inFolder('one', 'two')));
    await tells(() => writeFileSync(socketPath, ''));
  });

  it('misses nothing of what is made in one go', async () => {
    const socketPath = inFolder('one', 'two', 'a.sock');
    watchFrom(socketPath);
    await tells(() => {
      mkdirSync(inFolder('one', 'two'), { recursive: true });
      writeFileSync(socketPath, '');
    });
    await tells(() => rmSync(socketPath));
  });

  it('finds the folder again after it was removed and made anew', async () => {
    const socketPath = inFolder('run', 'a.sock');
    mkdirSync(inFolder('run'));
    writeFileSync(socketPath, '');
    watchFrom(socketPath);
    await tells(() => rmSync(inFolder('run'), { recursive: true }));
    await tells(() => mkdirSync(inFolder('run')));
    await tells(() => writeFileSync(socketPath, ''));
    await tells(() => rmSync(inFolder('run'), { recursive: true }));
  });

  it('finds the folder again after it was removed and made anew at once', async () => {
    const socketPath = inFolder('run', 'a.sock');
    mkdirSync(inFolder('run'));
    watchFrom(socketPath);
    await tells(() => {
      rmSync(inFolder('run'), { recursive: true });
      mkdirSync(inFolder('run'));
    });
    // The watch is set anew within the first event; an event of the old folder may still come after it.
    await tells(() => writeFileSync(socketPath, ''));
    await tells(() => rmSync(socketPath));
  });

  it('finds the folders again after a moved one came back', async () => {
    const socketPath = inFolder('run', 'a.sock');
    mkdirSync(inFolder('run'));
    watchFrom(socketPath);
    await tells(() => renameSync(inFolder('run'), inFolder('away')));
    await tells(() => renameSync(inFolder('away'), inFolder('run')));
    await tells(() => writeFileSync(socketPath, ''));
  });

  it('finds its way when the folder above goes while the folder is absent', async () => {
    mkdirSync(inFolder('above'));
    const socketPath = inFolder('above', 'run', 'a.sock');
    watchFrom(socketPath);
    await tells(() => rmSync(inFolder('above'), { recursive: true }));
    await tells(() => mkdirSync(inFolder('above', 'run'), { recursive: true }));
    await tells(() => writeFileSync(socketPath, ''));
  });

  it('keeps silent about other files in the folder', async () => {
    watchFrom(inFolder('a.sock'));
    for (let count = 0; count < 20; count += 1) {
      writeFileSync(inFolder(`other-${count}`), '');
    }
    // Events come in order: when this one arrives, those before it have been dealt with.
    await tells(() => writeFileSync(inFolder('a.sock'), ''));
    expect(onChange.mock.calls.length).toBeLessThanOrEqual(2);
  });

  it('keeps silent about other folders while its own is absent', async () => {
    watchFrom(inFolder('run', 'a.sock'));
    for (let count = 0; count < 20; count += 1) {
      mkdirSync(inFolder(`other-${count}`));
    }
    await tells(() => mkdirSync(inFolder('run')));
    expect(onChange.mock.calls.length).toBeLessThanOrEqual(2);
  });

  it('follows a link to a socket that comes later, and one that is laid anew', async () => {
    mkdirSync(inFolder('run'));
    symlinkSync(inFolder('data', 'a.sock'), inFolder('run', 'a.sock'));
    watchFrom(inFolder('run', 'a.sock'));
    await tells(() => mkdirSync(inFolder('data')));
    await tells(() => writeFileSync(inFolder('data', 'a.sock'), ''));
    await tells(() => rmSync(inFolder('data', 'a.sock')));
    mkdirSync(inFolder('other'));
    await tells(() => {
      rmSync(inFolder('run', 'a.sock'));
      symlinkSync('../other/b.sock', inFolder('run', 'a.sock'));
    });
    await tells(() => writeFileSync(inFolder('other', 'b.sock'), ''));
    watching?.dispose();
    await eventually(() => expect(inotifyWatches()).toBe(watchesBefore));
  });

  it('follows a link in place of a folder that is not there yet, link after link', async () => {
    symlinkSync(inFolder('second'), inFolder('first'));
    watchFrom(inFolder('first', 'a.sock'));
    await tells(() => symlinkSync('real', inFolder('second')));
    await tells(() => mkdirSync(inFolder('real')));
    await tells(() => writeFileSync(inFolder('real', 'a.sock'), ''));
  });

  it('comes to an end with links that run in a circle', async () => {
    symlinkSync(inFolder('two'), inFolder('one'));
    symlinkSync(inFolder('one'), inFolder('two'));
    watchFrom(inFolder('one', 'a.sock'));
    await tells(() => rmSync(inFolder('two')));
    await tells(() => mkdirSync(inFolder('two')));
    await tells(() => writeFileSync(inFolder('two', 'a.sock'), ''));
  });

  it('tells that a file got other words', async () => {
    writeFileSync(inFolder('crictl.yaml'), 'runtime-endpoint: unix:///run/mistyped.sock');
    watchFrom(inFolder('crictl.yaml'));
    await tells(() => writeFileSync(inFolder('crictl.yaml'), 'runtime-endpoint: unix:///run/a.sock'));
  });

  it.skipIf(!isRoot)('looks from above at a folder that it may not read', async () => {
    chmodSync(inFolder(), 0o755);
    mkdirSync(inFolder('closed'), { mode: 0o711 });
    await asNobody(async () => {
      watchFrom(inFolder('closed', 'a.sock'));
      await Promise.resolve();
    });
    await tells(() => chmodSync(inFolder('closed'), 0o755));
    await tells(() => writeFileSync(inFolder('closed', 'a.sock'), ''));
  });

  it('leaves no watch behind, whatever happened before', async () => {
    const socketPath = inFolder('one', 'two', 'a.sock');
    watchFrom(socketPath);
    await tells(() => mkdirSync(inFolder('one', 'two'), { recursive: true }));
    expect(inotifyWatches()).toBe(watchesBefore + 1);
    await tells(() => rmSync(inFolder('one'), { recursive: true }));
    await tells(() => mkdirSync(inFolder('one', 'two'), { recursive: true }));
    watching?.dispose();
    watching?.dispose();
    await eventually(() => expect(inotifyWatches()).toBe(watchesBefore));
  });

  it('says nothing more once it is disposed', async () => {
    const socketPath = inFolder('a.sock');
    const other = vi.fn();
    watchFrom(socketPath);
    const otherWatch = watchSocket(socketPath, other);
    watching?.dispose();
    writeFileSync(socketPath, '');
    await eventually(() => expect(other).toHaveBeenCalled());
    expect(onChange).not.toHaveBeenCalled();
    otherWatch.dispose();
  });
});
