import { status } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { snapshotLayers } from '../../../src/containerd/snapshots.ts';
import type { CallOptions } from '../../../src/contract/call.ts';
import type { ContainerdLayer } from '../../../src/contract/containerd.ts';
import { snapshotsService } from '../../../src/rpc/containerdServices.ts';
import { fakeServer } from './fakeServer.ts';

let server: Awaited<ReturnType<typeof fakeServer>>;
/** What the server has: the parent of each snapshot. */
let parents: Readonly<Record<string, string>>;
let asked: string[];
/** Called before the server answers. */
let onStat: () => void;

beforeEach(async () => {
  parents = {};
  asked = [];
  onStat = () => undefined;
  const parentOf = (key: string): string => {
    const parent = parents[key];
    if (parent === undefined) {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- what fakeServer asks for
      throw { code: status.NOT_FOUND, details: 'snapshot does not exist' };
    }
    return parent;
  };
  server = await fakeServer<{ key: string }>(snapshotsService, {
    Stat: ({ key }) => {
      asked.push(key);
      onStat();
      return { info: { name: key, parent: parentOf(key), kind: key === 'top' ? 'ACTIVE' : 'COMMITTED' } };
    },
    Usage: ({ key }) => ({ size: String(1_000 + parentOf(key).length), inodes: '3' }),
  });
});

afterEach(() => server[Symbol.asyncDispose]());

const layersFrom = (key: string, options?: CallOptions): Promise<ContainerdLayer[]> =>
  snapshotLayers(server.channel, 'overlayfs', key, options);

describe('the layers of a snapshot', () => {
  it('are those from it down to the bottom, each with its own size', async () => {
    parents = { top: 'middle', middle: 'base', base: '' };
    expect(await layersFrom('top')).toEqual([
      { key: 'top', kind: 'active', bytes: 1_006, inodes: 3 },
      { key: 'middle', kind: 'committed', bytes: 1_004, inodes: 3 },
      { key: 'base', kind: 'committed', bytes: 1_000, inodes: 3 },
    ]);
  });

  it('are none where it is not there, or vanishes on the way', async () => {
    expect(await layersFrom('top')).toEqual([]);
    parents = { top: 'middle' };
    expect(await layersFrom('top')).toEqual([]);
  });

  it('end even if the server finds no bottom', async () => {
    parents = { loop: 'loop' };
    expect(await layersFrom('loop')).toHaveLength(512);
  });

  it('are no longer asked for once nobody wants them', async () => {
    parents = { loop: 'loop' };
    const abort = new AbortController();
    onStat = () => {
      if (asked.length === 5) {
        abort.abort();
      }
    };
    await expect(layersFrom('loop', { signal: abort.signal })).rejects.toMatchObject({
      failure: { reason: 'cancelled' },
    });
    expect(asked).toHaveLength(5);
  });
});
