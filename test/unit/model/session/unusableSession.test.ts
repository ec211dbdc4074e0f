import { expect, it } from 'vitest';
import { UnusableSession } from '../../../../src/model/session/unusableSession.ts';
import { endpoint } from '../../../builders/snapshot.ts';

it('shows why it cannot be used, and refuses every call with that', async () => {
  const failure = { reason: 'invalidAddress', address: 'x', problem: 'notAbsolute' } as const;
  const session = new UnusableSession(endpoint(), failure);
  expect(session.store.snapshot).toMatchObject({ connection: { phase: 'failed', failure }, loaded: false });
  session.setVisible();
  await session.refresh();
  await expect(session.runtime.listSandboxes()).rejects.toMatchObject({ failure });
  await expect(session.images.listImages()).rejects.toMatchObject({ failure });
  await expect(session.pull()).rejects.toMatchObject({ failure });
  expect(session.store.snapshot.connection).toEqual({ phase: 'failed', failure });
  session.dispose();
});
