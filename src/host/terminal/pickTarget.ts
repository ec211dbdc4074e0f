import * as vscode from 'vscode';
import type { Localize } from '../../common/localize.ts';
import { compareNames } from '../../common/order.ts';
import type { EndpointSessions } from '../../model/endpointSessions.ts';
import { plainText } from '../../words/plainText.ts';
import { pickOne } from '../ui/prompts.ts';
import type { ExecTarget } from './execTarget.ts';
import { runningTargets } from './execTargets.ts';

/** Asks which running container is meant. */
export async function pickTarget(sessions: EndpointSessions, l10n: Localize): Promise<ExecTarget | undefined> {
  const targets = runningTargets(sessions);
  if (targets.length === 0) {
    void vscode.window.showInformationMessage(l10n.t('No container is running, so there is none to run a command in.'));
    return undefined;
  }
  const namesEndpoint = sessions.sessions.length > 1;
  const items = targets
    .map((target) => ({
      label: `$(debug-start) ${itemText(target.containerName)}`,
      description: `${itemText(podOf(target))} · ${target.containerId.slice(0, 13)}`,
      ...(namesEndpoint && { detail: itemText(target.endpointName) }),
      value: target,
    }))
    .sort((a, b) => compareNames(a.label, b.label) || compareNames(a.description, b.description));
  return pickOne(items, l10n.t('Choose a running container'));
}

function podOf({ namespace, sandboxName }: ExecTarget): string {
  return [namespace, sandboxName].filter((part) => part !== '').join('/');
}

/** A quick pick draws `$(name)` as an icon. */
function itemText(text: string): string {
  return plainText(text).replaceAll('$(', '\\$(');
}
