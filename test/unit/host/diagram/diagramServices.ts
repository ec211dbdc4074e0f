import { vi } from 'vitest';
import type { DiagramServices } from '../../../../src/host/diagram/diagramServices.ts';
import { SessionViewers } from '../../../../src/model/session/endpointSessions.ts';
import type { TestSessions } from '../../../builders/endpointSessions.ts';
import { english } from '../../../builders/rows.ts';

const extensionUri = { path: '/extension' };

export function diagramServices(sessions: TestSessions): DiagramServices & {
  readonly reveal: ReturnType<typeof vi.fn<DiagramServices['reveal']>>;
} {
  return {
    sessions,
    viewers: new SessionViewers(),
    reveal: vi.fn<DiagramServices['reveal']>(() => Promise.resolve(true)),
    noteRow: () => undefined,
    tours: { load: () => Promise.reject(new Error('no tour')), keep: () => Promise.resolve() },
    extensionVersion: '1.2.3',
    extensionUri: extensionUri as never,
    language: 'en',
    l10n: english,
    log: { error: vi.fn() },
    nowMs: () => Date.now(),
  };
}
