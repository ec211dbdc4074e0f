import { describe, expect, it } from 'vitest';
import { containerEvents } from '../../../src/cri/containerEvents.ts';
import { runtimeService } from '../../../src/rpc/services.ts';
import { overTheWire } from './overTheWire.ts';

const hints = (reply: Parameters<typeof runtimeService.GetContainerEvents.responseSerialize>[0]): unknown =>
  containerEvents(overTheWire(runtimeService.GetContainerEvents, reply));

describe("an event of CRI's", () => {
  it('is of a container and of the sandbox around it', () => {
    expect(
      hints({
        container_id: 'c1',
        container_event_type: 'CONTAINER_STOPPED_EVENT',
        pod_sandbox_status: { id: 's1' },
        containers_statuses: [{ id: 'c1' }, { id: 'c2' }],
      }),
    ).toEqual([
      { kind: 'sandbox', id: 's1' },
      { kind: 'container', id: 'c1' },
    ]);
  });

  it('is of a sandbox alone when it has the id of that for a container', () => {
    expect(hints({ container_id: 's1', pod_sandbox_status: { id: 's1' } })).toEqual([{ kind: 'sandbox', id: 's1' }]);
  });

  it('is of one or the other when it tells no sandbox, as of a removed one', () => {
    expect(hints({ container_id: 's1', container_event_type: 'CONTAINER_DELETED_EVENT' })).toEqual([
      { kind: 'task', id: 's1' },
    ]);
  });

  it('has the time at which it happened, where the runtime tells it', () => {
    expect(hints({ container_id: 's1', created_at: '1795556855148736999' })).toEqual([
      { kind: 'task', id: 's1', atMs: 1_795_556_855_148 },
    ]);
  });

  it.each(['0', '-6795364578871345152'])('has no time where the runtime sends %s for none', (created_at) => {
    expect(hints({ container_id: 's1', created_at })).toEqual([{ kind: 'task', id: 's1' }]);
  });

  it('is of nobody without an id', () => {
    expect(hints({})).toEqual([]);
  });
});
