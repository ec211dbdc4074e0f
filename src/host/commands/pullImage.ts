import * as vscode from 'vscode';
import { pullGoesOn } from '../../actions/imageActions.ts';
import type { Disposable } from '../../common/disposable.ts';
import { CriError, type CriFailure, isCancelled } from '../../contract/failure.ts';
import type { EndpointSession } from '../../model/session/endpointSession.ts';
import { pullDescription } from '../../tree/rows/pull.ts';
import { linklessText } from '../../words/plainText.ts';
import { tellBriefly, withCancellableProgress } from '../ui/progress.ts';
import { type FailureAction, showFailure } from '../ui/showFailure.ts';
import { askImageReference } from './askImageReference.ts';
import type { CommandContext } from './commandContext.ts';
import { chooseEndpoint, isConnected } from './endpointCommands.ts';

export async function pullImage(context: CommandContext, endpointId: string | undefined): Promise<void> {
  const { l10n } = context;
  const session = await chooseEndpoint(context, endpointId, {
    can: isConnected,
    placeHolder: l10n.t('Endpoint to pull to'),
    none: l10n.t('No endpoint is connected, so there is none to pull an image to.'),
  });
  if (session !== undefined) {
    await askAndPull(context, session);
  }
}

/** @param typed what stands in the box at first */
async function askAndPull(context: CommandContext, session: EndpointSession, typed = ''): Promise<void> {
  const reference = await askImageReference(readPullHistory(context.memento), context.l10n, typed);
  if (reference !== undefined) {
    await pullReference(context, session, reference);
  }
}

async function pullReference(context: CommandContext, session: EndpointSession, reference: string): Promise<void> {
  const { l10n, memento, withRegistryLogin } = context;
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
    const mends = error instanceof CriError ? pullMends(error.failure, context, session, reference) : [];
    showFailure(error, l10n.t('The image {0} could not be pulled.', reference), context, mends);
  }
}

/** What may mend a pull: another name, a login, which pulling again asks for, or another try. */
function pullMends(
  { reason }: CriFailure,
  context: CommandContext,
  session: EndpointSession,
  reference: string,
): readonly FailureAction[] {
  const { l10n } = context;
  const again = (title: string): FailureAction => ({ title, run: () => pullReference(context, session, reference) });
  const otherName = { title: l10n.t('Try Another Name…'), run: () => askAndPull(context, session, reference) };
  switch (reason) {
    case 'notFound':
      return [otherName];
    case 'unauthorized':
      return [again(l10n.t('Log In…')), otherName];
    case 'registryUnreachable':
      return [otherName, again(l10n.t('Pull Again'))];
    case 'gaveUp':
    case 'pullRefused':
      return [again(l10n.t('Pull Again'))];
    default:
      return [];
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
