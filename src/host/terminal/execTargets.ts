import type { Container } from '../../contract/container.ts';
import type { EndpointSession } from '../../model/endpointSession.ts';
import type { EndpointSessions } from '../../model/endpointSessions.ts';
import type { Row } from '../../tree/rows/row.ts';
import { plainText } from '../../words/plainText.ts';
import type { ExecTarget } from './execTarget.ts';

export interface RowTargets {
  readonly running: readonly ExecTarget[];
  /** Names of the chosen containers that do not run, or are gone by now. */
  readonly notRunning: readonly string[];
}

/**
 * What the rows stand for now, which may differ from what they showed when they were clicked. Anybody may run a command
 * with anything: what is no row of a container is passed over.
 */
export function targetsOfRows(sessions: EndpointSessions, rows: readonly unknown[]): RowTargets {
  const running = new Map<string, ExecTarget>();
  const notRunning = new Map<string, string>();
  for (const row of rows.filter(isContainerRow)) {
    const key = `${row.endpointId}/${row.objectId}`;
    const session = sessions.session(row.endpointId);
    const container = session?.store.snapshot.containers.get(row.objectId);
    if (session !== undefined && container?.state === 'running') {
      running.set(key, execTarget(session, container));
    } else {
      notRunning.set(key, plainText(container?.name ?? row.label));
    }
  }
  return { running: [...running.values()], notRunning: [...notRunning.values()] };
}

export function runningTargets(sessions: EndpointSessions): readonly ExecTarget[] {
  return sessions.sessions.flatMap((session) =>
    [...session.store.snapshot.containers.values()]
      .filter(({ state }) => state === 'running')
      .map((container) => execTarget(session, container)),
  );
}

function execTarget({ endpoint, runtime, store }: EndpointSession, container: Container): ExecTarget {
  const sandbox = store.snapshot.sandboxes.get(container.sandboxId);
  return {
    runtime,
    endpointName: endpoint.name,
    containerId: container.id,
    containerName: container.name || container.id,
    sandboxName: sandbox?.name ?? '',
    namespace: sandbox?.namespace ?? '',
  };
}

type ContainerRow = Pick<Row, 'endpointId' | 'objectId' | 'label'>;

function isContainerRow(value: unknown): value is ContainerRow {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    value.kind === 'container' &&
    'endpointId' in value &&
    typeof value.endpointId === 'string' &&
    'objectId' in value &&
    typeof value.objectId === 'string' &&
    'label' in value &&
    typeof value.label === 'string'
  );
}
