import { beforeEach, describe, expect, it } from 'vitest';
import { StaleFacts } from '../../../../src/layers/session/staleFacts.ts';
import type { ChangeSet } from '../../../../src/model/store/changeSet.ts';
import { container } from '../../../builders/container.ts';
import { snapshot } from '../../../builders/snapshot.ts';

function change(changes: Partial<ChangeSet>): ChangeSet {
  return {
    ...{ endpointId: 'test', connection: false, runtime: false, pulls: false },
    ...{ sandboxes: new Set(), containers: new Set(), images: new Set() },
    ...changes,
  };
}

describe('what a change makes old', () => {
  let owed: StaleFacts;

  beforeEach(() => {
    owed = new StaleFacts();
    owed.take();
  });

  it('is everything at the beginning', () => {
    expect(new StaleFacts().take()).toEqual({ all: true, runtime: true, machine: true, sandboxIds: new Set() });
  });

  it('is a sandbox that changed, and the one of a container that did, once', () => {
    owed.onChange(
      change({ sandboxes: new Set(['sandbox-9']), containers: new Set(['container-1']) }),
      snapshot({ containers: [container()] }),
    );
    const { all, sandboxIds } = owed.take();
    expect([all, [...sandboxIds]]).toEqual([false, ['sandbox-9', 'sandbox-1']]);
    expect([...owed.take().sandboxIds]).toEqual([]);
  });

  it('is the sandbox of a container that has gone', () => {
    const containers = new Set(['container-1']);
    owed.onChange(change({ containers }), snapshot({ containers: [container()] }));
    owed.take();
    owed.onChange(change({ containers }), snapshot());
    expect([...owed.take().sandboxIds]).toEqual(['sandbox-1']);
  });

  it('is owed still when it could not be read', () => {
    owed.addSandboxes(['sandbox-1']);
    owed.addAllOfNewConnection();
    owed.giveBack(owed.take());
    expect(owed.take()).toEqual({ all: true, runtime: true, machine: true, sandboxIds: new Set(['sandbox-1']) });
  });
});
