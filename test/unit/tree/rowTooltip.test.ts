import { describe, expect, it } from 'vitest';
import { RowTooltip } from '../../../src/tree/rowTooltip.ts';
import type { TooltipFact } from '../../../src/tree/tooltips.ts';
import { container } from '../../builders/container.ts';
import { TestSessions } from '../../builders/endpointSessions.ts';
import { context, english, sandboxRows } from '../../builders/rows.ts';
import { sandbox } from '../../builders/sandbox.ts';

const { signal } = new AbortController();

async function sandboxFacts(sessions: TestSessions): Promise<readonly TooltipFact[]> {
  const [row] = sessions.sessions.flatMap(({ store }) => sandboxRows(store.snapshot));
  return row === undefined ? [] : new RowTooltip(sessions, english, () => context.nowMs).facts(row, signal);
}

describe('RowTooltip', () => {
  it('asks the runtime for what its list leaves out, with a short deadline', async () => {
    const asked: unknown[] = [];
    const sessions = new TestSessions();
    sessions
      .open('containerd', {
        sandboxDetails: (id, options) => {
          asked.push([id, options]);
          return Promise.resolve({ ips: ['10.1.0.7'], raw: {} });
        },
      })
      .apply({ sandboxes: [sandbox()], containers: [container()] });
    expect(await sandboxFacts(sessions)).toContainEqual({ label: 'Addresses', value: '10.1.0.7' });
    expect(asked).toEqual([['sandbox-1', { signal, deadlineMs: 1500 }]]);
  });

  it('says what it knows when the runtime does not answer', async () => {
    const sessions = new TestSessions();
    sessions.open().apply({ sandboxes: [sandbox()] });
    expect(await sandboxFacts(sessions)).toContainEqual({ label: 'Pod', value: 'web-0' });
  });

  it('has nothing to say of an endpoint that is gone', async () => {
    const sessions = new TestSessions();
    sessions.open().apply({ sandboxes: [sandbox()] });
    const [row] = sandboxRows(sessions.sessions[0]?.store.snapshot ?? expect.fail());
    sessions.close('containerd');
    expect(await new RowTooltip(sessions, english, () => 0).facts(row ?? expect.fail(), signal)).toEqual([]);
  });
});
