import * as vscode from 'vscode';
import type { Localize } from '../../common/localize.ts';
import { compareNames } from '../../common/order.ts';
import type { Container } from '../../contract/container.ts';
import type { EndpointSession } from '../../model/session/endpointSession.ts';
import type { EndpointSessions } from '../../model/session/endpointSessions.ts';
import type { ExecTarget } from '../../terminal/startExec.ts';
import type { Row } from '../../tree/rows/row.ts';
import { iconlessText, plainText } from '../../words/plainText.ts';
import { pickOne } from '../ui/prompts.ts';

interface RowTargets {
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
    address: endpoint.address,
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

/** Asks which running container is meant, beginning with one that is selected. */
export async function pickTarget(
  sessions: EndpointSessions,
  selection: readonly Row[],
  l10n: Localize,
): Promise<ExecTarget | undefined> {
  const targets = runningTargets(sessions);
  if (targets.length === 0) {
    void vscode.window.showInformationMessage(l10n.t('No container is running, so there is none to run a command in.'));
    return undefined;
  }
  const namesEndpoint = sessions.sessions.length > 1;
  const items = targets
    .map((target) => ({
      label: `$(debug-start) ${pickText(target.containerName)}`,
      description: `${pickText(podOf(target))} · ${pickText(target.containerId.slice(0, 13))}`,
      ...(namesEndpoint && { detail: pickText(target.endpointName) }),
      value: target,
    }))
    .sort((a, b) => compareNames(a.label, b.label) || compareNames(a.description, b.description));
  const selected = new Set(targetsOfRows(sessions, selection).running.map(({ containerId }) => containerId));
  return pickOne(items, l10n.t('Choose a running container'), ({ containerId }) => selected.has(containerId));
}

function podOf({ namespace, sandboxName }: ExecTarget): string {
  return [namespace, sandboxName].filter((part) => part !== '').join('/');
}

function pickText(text: string): string {
  return iconlessText(plainText(text));
}
