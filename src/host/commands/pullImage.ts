import * as vscode from 'vscode';
import { pullGoesOn } from '../../actions/imageActions.ts';
import type { Disposable } from '../../common/disposable.ts';
import { isCancelled } from '../../contract/failure.ts';
import type { EndpointSession } from '../../model/session/endpointSession.ts';
import { pullDescription } from '../../tree/rows/pull.ts';
import { linklessText } from '../../words/plainText.ts';
import { tellBriefly, withCancellableProgress } from '../ui/progress.ts';
import { showFailure } from '../ui/showFailure.ts';
import { askImageReference } from './askImageReference.ts';
import type { CommandContext } from './commandContext.ts';
import { chooseEndpoint, isConnected } from './endpointCommands.ts';

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
  const pulling: { begun: boolean } = { begun: false };
  try {
    await withCancellableProgress(l10n.t('Pulling {0}', reference), async (signal, tell) => {
      const telling = tellProgress(context, session, reference, tell);
      try {
        await withRegistryLogin({ reference, endpoint: session.endpoint, signal }, (credentials) => {
          pulling.begun = true;
          return session.pull(reference, signal, credentials);
        });
      } finally {
        telling.dispose();
      }
    });
    tellBriefly(l10n.t('Pulled {0}', reference));
    await rememberPull(memento, reference);
  } catch (error) {
    if (pulling.begun && isCancelled(error) && pullGoesOn(session.store.snapshot)) {
      void vscode.window.showInformationMessage(
        linklessText(
          l10n.t(
            'The pull of {0} was cancelled, but the runtime goes on with it: the image may come all the same.',
            reference,
          ),
        ),
      );
    }
    showFailure(error, l10n.t('The image {0} could not be pulled.', reference), context);
  }
}

/** The notification says what the row of the pull says. */
function tellProgress(
  { l10n, nowMs }: CommandContext,
  { store }: EndpointSession,
  reference: string,
  tell: (message: string) => void,
): Disposable {
  return store.onDidChange(({ pulls }) => {
    const pull = pulls ? store.snapshot.pulls.find((each) => each.reference === reference) : undefined;
    if (pull !== undefined) {
      tell(pullDescription(pull, { l10n, nowMs: nowMs() }));
    }
  });
}

const historyKey = 'pullHistory';
const maxHistory = 20;

/** What was pulled before, the last first. */
function readPullHistory(memento: vscode.Memento): readonly string[] {
  const value = memento.get<unknown>(historyKey);
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

async function rememberPull(memento: vscode.Memento, reference: string): Promise<void> {
  const others = readPullHistory(memento).filter((entry) => entry !== reference);
  await memento.update(historyKey, [reference, ...others].slice(0, maxHistory));
}
