import * as vscode from 'vscode';
import type { Localize } from '../../common/localize.ts';
import type { EndpointSessions } from '../../model/endpointSessions.ts';
import { plainText } from '../../projection/plainText.ts';
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
  const items = targets.map((target) => ({
    label: itemText(target.containerName),
    description: itemText([target.namespace, target.sandboxName].filter((part) => part !== '').join('/')),
    ...(namesEndpoint && { detail: itemText(target.endpointName) }),
    value: target,
  }));
  return pickOne(items, l10n.t('Choose a running container'));
}

/** A quick pick draws `$(name)` as an icon. */
function itemText(text: string): string {
  return plainText(text).replaceAll('$(', '\\$(');
}
