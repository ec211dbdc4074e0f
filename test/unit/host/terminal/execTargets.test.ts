import { describe, expect, it, vi } from 'vitest';
import type { Row } from '../../../../src/tree/rows/row.ts';
import { container } from '../../../builders/container.ts';
import { TestSessions } from '../../../builders/endpointSessions.ts';
import { sandbox } from '../../../builders/sandbox.ts';

vi.mock('vscode', () => ({}));
const { runningTargets, targetsOfRows } = await import('../../../../src/host/terminal/execTargets.ts');

const sessions = new TestSessions();
sessions.open('node').apply({
  connection: { phase: 'live' },
  sandboxes: [sandbox({ id: 's1', name: 'pod', namespace: 'default' })],
  containers: [
    container({ id: 'c1', name: 'web', sandboxId: 's1' }),
    container({ id: 'c2', name: 'init\n', sandboxId: 's1', state: 'exited' }),
    container({ id: 'c3', name: '', sandboxId: 'gone' }),
  ],
});
const endpointId = sessions.sessions[0]?.endpoint.id ?? '';

function row(objectId: string, parts: Partial<Row> = {}): Row {
  return {
    id: `${endpointId}/container/${objectId}`,
    kind: 'container',
    endpointId,
    objectId,
    label: `label of ${objectId}`,
    description: '',
    contextValue: 'container.running',
    expansion: 'none',
    children: [],
    ...parts,
  };
}

describe('targetsOfRows', () => {
  it('takes the rows that run now, each once, with their pod', () => {
    const { running, notRunning } = targetsOfRows(sessions, [row('c1'), row('c1'), row('c3')]);
    expect(running).toMatchObject([
      { containerId: 'c1', containerName: 'web', sandboxName: 'pod', namespace: 'default', endpointName: 'node' },
      { containerId: 'c3', containerName: 'c3', sandboxName: '', namespace: '' },
    ]);
    expect(notRunning).toEqual([]);
  });

  it('names those that do not run or are gone, whatever the row says', () => {
    const rows = [row('c2'), row('c9'), row('c1', { id: 'x', endpointId: 'unix:///other' })];
    expect(targetsOfRows(sessions, rows)).toEqual({
      running: [],
      notRunning: ['init', 'label of c9', 'label of c1'],
    });
  });

  it.each([row('s1', { kind: 'sandbox' }), undefined, null, 'c1', { kind: 'container' }])('passes over %j', (other) => {
    expect(targetsOfRows(sessions, [other])).toEqual({ running: [], notRunning: [] });
  });
});

describe('runningTargets', () => {
  it('lists the running containers of every endpoint', () => {
    expect(runningTargets(sessions).map(({ containerId }) => containerId)).toEqual(['c1', 'c3']);
  });
});
