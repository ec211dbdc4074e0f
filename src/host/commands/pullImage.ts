import * as vscode from 'vscode';
import { withCancellableProgress } from '../ui/progress.ts';
import { showFailure } from '../ui/showFailure.ts';
import { askImageReference } from './askImageReference.ts';
import { chooseEndpoint, isConnected } from './chooseEndpoint.ts';
import type { CommandContext } from './commandContext.ts';
import { readPullHistory, rememberPull } from './pullHistory.ts';

/** Long enough to be read, and gone by itself: a success needs no answer. */
const successShownMs = 5000;

export async function pullImage(context: CommandContext, endpointId: string | undefined): Promise<void> {
  const { l10n, memento, withRegistryLogin } = context;
  const session = await chooseEndpoint(context, endpointId, {
    can: isConnected,
    placeHolder: l10n.t('Endpoint to pull to'),
    none: l10n.t('No endpoint is connected, so there is none to pull an image to.'),
  });
  const reference = session && (await askImageReference(readPullHistory(memento), l10n));
  if (session === undefined || reference === undefined) {
    return;
  }
  try {
    await withCancellableProgress(l10n.t('Pulling {0}', reference), (signal) =>
      withRegistryLogin(reference, signal, (credentials) => session.pull(reference, signal, credentials)),
    );
    vscode.window.setStatusBarMessage(l10n.t('Pulled {0}', reference), successShownMs);
    await rememberPull(memento, reference);
  } catch (error) {
    showFailure(error, l10n.t('The image {0} could not be pulled.', reference), context);
  } finally {
    await session.refresh();
  }
}
