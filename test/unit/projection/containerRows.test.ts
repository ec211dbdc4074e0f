import { describe, expect, it } from 'vitest';
import { container } from '../../builders/container.ts';
import { containerRows, outline } from '../../builders/projection.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { snapshot } from '../../builders/snapshot.ts';

describe('ContainerRows', () => {
  it('lists the containers of all pods, each with its pod, and all their attempts', () => {
    const rows = containerRows(
      snapshot({
        sandboxes: [sandbox({ id: 's1', name: 'web-0' }), sandbox({ id: 's2', name: 'api-0', namespace: 'blog' })],
        containers: [
          container({ id: '1', sandboxId: 's1', name: 'app', attempt: 0, state: 'exited' }),
          container({ id: '2', sandboxId: 's1', name: 'app', attempt: 1 }),
          container({ id: '3', sandboxId: 's2', name: 'app' }),
          container({ id: '4', sandboxId: '0123456789abcdefgh', name: 'Agent' }),
        ],
      }),
    );
    expect(outline(rows)).toEqual([
      'Agent | 0123456789abc · 3d',
      'app | blog/api-0 · 3d',
      'app | shop/web-0 · attempt 1 · 3d',
      'app | shop/web-0 · exited',
    ]);
    expect(rows.map(({ contextValue }) => contextValue)).toContain('container.exited');
  });
});
