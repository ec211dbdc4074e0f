import { type Mock, vi } from 'vitest';
import type { ContainerdPort } from '../../../../src/contract/containerd.ts';
import type { ImagePort } from '../../../../src/contract/image.ts';
import type { RuntimePort } from '../../../../src/contract/runtime.ts';
import { settingValue } from '../../../../src/contrib/settings.ts';
import type { CommandContext } from '../../../../src/host/commands/commandContext.ts';
import type { EndpointSession } from '../../../../src/model/session/endpointSession.ts';
import { emptyCallHistory } from '../../../../src/model/session/unusableSession.ts';
import type { EndpointSnapshot } from '../../../../src/model/store/endpointSnapshot.ts';
import { EndpointStore } from '../../../../src/model/store/endpointStore.ts';
import { english } from '../../../builders/rows.ts';
import { portOf } from '../../actions/fixtures.ts';

export interface FakePorts {
  readonly runtime?: Partial<RuntimePort>;
  readonly images?: Partial<ImagePort>;
  readonly pull?: EndpointSession['pull'];
}

export type FakeSession = Omit<EndpointSession, 'refresh'> & { readonly refresh: Mock<() => Promise<void>> };

export interface FakeContext {
  readonly context: CommandContext;
  readonly log: { readonly error: Mock; readonly show: Mock };
  /** What the memento holds. */
  readonly remembered: ReadonlyMap<string, unknown>;
}

/** An endpoint that shows a snapshot and answers only the calls that the test expects. */
export function aSession(snapshot: EndpointSnapshot, ports: FakePorts = {}): FakeSession {
  const store = new EndpointStore(snapshot.endpoint);
  store.apply({
    connection: snapshot.connection,
    sandboxes: [...snapshot.sandboxes.values()],
    containers: [...snapshot.containers.values()],
    images: [...snapshot.images.values()],
    ...(snapshot.runtime && { runtime: snapshot.runtime }),
  });
  return {
    endpoint: snapshot.endpoint,
    store,
    runtime: portOf<RuntimePort>(ports.runtime ?? {}),
    images: portOf<ImagePort>(ports.images ?? {}),
    containerd: portOf<ContainerdPort>({}),
    calls: emptyCallHistory,
    refresh: vi.fn(() => Promise.resolve()),
    setVisible: () => undefined,
    pull: ports.pull ?? (() => Promise.reject(new Error('unexpected pull'))),
    dispose: () => store.dispose(),
  };
}

export function aContext(sessions: readonly EndpointSession[], changes: Partial<CommandContext> = {}): FakeContext {
  const remembered = new Map<string, unknown>();
  const log = { error: vi.fn(), show: vi.fn() };
  const context: CommandContext = {
    sessions: {
      sessions,
      session: (id) => sessions.find(({ endpoint }) => endpoint.id === id),
      onDidChangeSessions: () => ({ dispose: () => undefined }),
    },
    l10n: english,
    log,
    memento: {
      keys: () => [...remembered.keys()],
      get: (key: string, preset?: unknown): unknown => remembered.get(key) ?? preset,
      update: (key: string, value: unknown) => Promise.resolve(void remembered.set(key, value)),
    } as CommandContext['memento'],
    nowMs: () => 0,
    isOwnRow: () => true,
    selectedRows: () => [],
    lastSelection: () => [],
    readSetting: (name) => settingValue(name, undefined),
    searchEndpoints: () => Promise.resolve(),
    writeEndpoints: vi.fn(() => Promise.resolve()),
    inspect: vi.fn(() => Promise.resolve()),
    showLayers: vi.fn(() => Promise.resolve()),
    startDemonstration: vi.fn(() => Promise.resolve()),
    withRegistryLogin: (_request, pull) => pull(undefined),
    forgetRegistryLogin: vi.fn(() => Promise.resolve()),
    ...changes,
  };
  return { context, log, remembered };
}
