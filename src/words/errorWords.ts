import type { ExceededLimit } from '../common/limits.ts';
import type { Localize } from '../common/localize.ts';
import type { AddressProblem, CriFailure } from '../contract/failure.ts';
import { byteText } from './bytes.ts';
import { plainDetail, plainText } from './plainText.ts';

interface ErrorButton {
  readonly title: string;
  /** The command that does the next step: a key of `contrib/commands`. */
  readonly command: 'retryConnection' | 'showLog' | 'explainProblem' | 'configureEndpoints' | 'refresh';
}

export interface ErrorWords {
  /** What failed, and why as far as known: whole sentences. */
  readonly message: string;
  /** All that the runtime said, where the message has no more than the cause of it. */
  readonly theirWords?: string;
  /** What to do about it. */
  readonly nextStep?: string;
  /** Does the next step. */
  readonly button?: ErrorButton;
}

/**
 * Words a failure for a person. With `streamProblemWords` the only place that does: everything else hands failures on.
 *
 * @param quoted the door for what others say of it: how much there is room for
 */
export function errorWords(failure: CriFailure, l10n: Localize, quoted = plainDetail): ErrorWords {
  const sentence = (detail: string): string => ended(quoted(detail));
  const tryAgain: ErrorButton = { title: l10n.t('Try Again'), command: 'retryConnection' };
  const showLog: ErrorButton = { title: l10n.t('Show Log'), command: 'showLog' };
  const explain: ErrorButton = { title: l10n.t('What to Do…'), command: 'explainProblem' };
  const connect: ErrorButton = { title: l10n.t('Connect to Endpoint…'), command: 'configureEndpoints' };
  switch (failure.reason) {
    case 'invalidAddress':
      return {
        message: addressWords(failure.problem, plainText(failure.address), l10n),
        nextStep: l10n.t('Write it as a path, as unix:///path or as tcp://host:port.'),
        button: { title: l10n.t('Correct the Address…'), command: 'configureEndpoints' },
      };
    case 'socketAbsent':
      return {
        message: l10n.t(
          'There is no socket at {0}: the runtime is not running, or it listens elsewhere.',
          failure.path,
        ),
        nextStep: l10n.t('Start the runtime, or name the address it listens at.'),
        button: connect,
      };
    case 'permissionDenied':
      return {
        message: l10n.t('You are not permitted to open the socket {0}.', failure.path),
        nextStep: l10n.t('Get access to it; the connection then comes by itself.'),
        button: explain,
      };
    case 'connectionRefused':
      return {
        message: l10n.t('Nobody answers at {0}: the runtime has stopped.', failure.target),
        nextStep: l10n.t('Start the runtime; the connection then comes by itself.'),
        button: tryAgain,
      };
    case 'notCriServer':
      return {
        message: l10n.t(
          'Whoever answers at {0} does not speak gRPC, so it is not a container runtime.',
          failure.target,
        ),
        nextStep: l10n.t('Name the address of the runtime’s CRI socket.'),
        button: connect,
      };
    case 'criNotServed':
      return {
        message: l10n.t('The server at {0} does not serve CRI v1.', failure.target),
        nextStep: l10n.t('Enable the runtime’s CRI plugin, or update the runtime.'),
        button: explain,
      };
    case 'unimplemented':
      return {
        message:
          failure.detail === undefined
            ? l10n.t('This runtime does not implement {0}.', failure.method)
            : l10n.t('This runtime does not implement {0}: {1}', failure.method, sentence(failure.detail)),
      };
    case 'notFound':
      if (failure.method === 'PullImage') {
        return {
          message: l10n.t('The registry does not have it: {0}', sentence(failure.detail)),
          nextStep: l10n.t('Check the name and the tag.'),
        };
      }
      return {
        message: l10n.t('The runtime no longer has it ({0}): {1}', failure.method, sentence(failure.detail)),
        nextStep: l10n.t('Refresh to see what is there now.'),
        button: { title: l10n.t('Refresh'), command: 'refresh' },
      };
    case 'deadlineExceeded':
      return {
        message: l10n.t('The runtime did not answer {0} within {1} s.', failure.method, failure.deadlineMs / 1000),
        nextStep: moreTime(failure, l10n),
        button: tryAgain,
      };
    case 'gaveUp':
      return {
        message: l10n.t('The runtime itself gave up {0}: {1}', failure.method, sentence(failure.detail)),
        nextStep:
          failure.method === 'PullImage'
            ? l10n.t(
                'A runtime ends a download that makes no progress: containerd after its image_pull_progress_timeout, CRI-O after its pull_progress_timeout. See that the registry answers it, then try again.',
              )
            : l10n.t(
                'It met a limit of the runtime’s own, or the runtime is stopping; the runtime’s log may say more.',
              ),
      };
    case 'clientFailed':
      return {
        message: l10n.t(
          'CRI Explorer could not send {0} or read the answer: {1}',
          failure.method,
          sentence(failure.detail),
        ),
        nextStep: l10n.t('This is no answer of the runtime. CRI Explorer’s log may say more.'),
        button: showLog,
      };
    case 'cancelled':
      return { message: l10n.t('{0} was cancelled.', failure.method) };
    case 'runtimeRestarted':
      return {
        message: l10n.t('The connection broke during {0}: the runtime stopped or was restarted.', failure.method),
        nextStep: l10n.t('Whether it was done is not known: look at the rows once the runtime is back.'),
        button: tryAgain,
      };
    case 'messageTooLarge':
      if (failure.limit !== undefined) {
        return {
          message: excessWords(failure.method, failure.limit, l10n),
          nextStep: l10n.t('No more of it is read, so that it cannot fill the memory. Nothing of it is shown.'),
          button: showLog,
        };
      }
      return {
        message: l10n.t(
          'The answer to {0} is larger than may be received: {1}',
          failure.method,
          sentence(failure.detail),
        ),
        nextStep: l10n.t('The runtime’s own log may say more.'),
      };
    case 'unreachable':
      return {
        message: l10n.t('{0} cannot be reached: {1}', failure.target, sentence(failure.detail)),
        nextStep: l10n.t('See that the runtime runs and that the address is right.'),
        button: tryAgain,
      };
    case 'unauthorized':
      return {
        message: l10n.t('The registry refuses it: {0}', sentence(failure.detail)),
        nextStep: l10n.t('Check the name, and that the login may pull it. Pulling again asks for a login.'),
      };
    case 'pullRefused':
      return pullProblemWords(failure, l10n, sentence);
    case 'registryUnreachable':
      return registryWords(failure, l10n, sentence);
    case 'rejected':
      return {
        message: l10n.t('The runtime refused {0} ({1}): {2}', failure.method, failure.code, sentence(failure.detail)),
        nextStep: l10n.t('The runtime’s own log may say more.'),
      };
    case 'streamFailed':
      return {
        message: l10n.t('The stream from {0} could not be used: {1}', failure.target, sentence(failure.detail)),
        nextStep: l10n.t('See that the runtime’s streaming server can be reached from this machine.'),
        button: showLog,
      };
  }
}

/** No setting is named that would not help. */
function moreTime({ method, fixed }: Overdue, l10n: Localize): string {
  if (fixed === true) {
    return l10n.t('It may be overloaded or hang. Try again; the runtime’s own log may say more.');
  }
  return method === 'PullImage'
    ? l10n.t('It may be overloaded, or the line slow. Try again, or raise the setting criExplorer.pullTimeoutMs.')
    : l10n.t('It may be overloaded or hang. Try again, or raise the setting criExplorer.requestTimeoutMs.');
}

function pullProblemWords(
  { problem, detail }: PullRefusal,
  l10n: Localize,
  sentence: (detail: string) => string,
): ErrorWords {
  switch (problem) {
    case 'rateLimited':
      return {
        message: l10n.t('The registry allows no more pulls for now: {0}', sentence(detail)),
        nextStep: l10n.t('Wait, or pull with a login or from a mirror: many registries allow more to those they know.'),
      };
    case 'proxy':
      return {
        message: l10n.t('The web proxy on the way to the registry refuses it: {0}', sentence(detail)),
        nextStep: l10n.t(
          'Which proxy it is, the environment of the runtime’s own service says: HTTPS_PROXY, HTTP_PROXY and NO_PROXY.',
        ),
      };
  }
}

function registryWords(
  { problem, registry, cause, detail }: Unreachable,
  l10n: Localize,
  sentence: (detail: string) => string,
): ErrorWords {
  const host = plainText(registry);
  const why = sentence(cause);
  const message = {
    nameUnknown: l10n.t('The node cannot find the registry {0}: {1}', host, why),
    noAnswer: l10n.t('The node cannot reach the registry {0}: {1}', host, why),
    certificate: l10n.t('The node does not trust the certificate of the registry {0}: {1}', host, why),
    plainHttp: l10n.t('The registry {0} does not speak TLS: {1}', host, why),
  }[problem];
  return {
    message,
    theirWords: sentence(detail),
    nextStep: l10n.t(
      'The runtime asks, not this window: check the name, the node’s network and its registry settings.',
    ),
  };
}

function excessWords(method: string, { of, most }: ExceededLimit, l10n: Localize): string {
  switch (of) {
    case 'bytes':
      return l10n.t('The answer to {0} has more than {1}.', method, byteText(most));
    case 'messages':
      return l10n.t('The answer to {0} has more than {1} messages.', method, most);
    case 'items':
      return l10n.t('The answer to {0} has more than {1} items.', method, most);
    case 'values':
      return l10n.t('A message of the answer to {0} has more than {1} values.', method, most);
  }
}

/** The words without a button, for where only text goes. */
export function errorText(failure: CriFailure, l10n: Localize): string {
  const { message, nextStep } = errorWords(failure, l10n);
  return nextStep === undefined ? message : `${message} ${nextStep}`;
}

/** What others say of a failure, ended so that a sentence of ours can follow. */
function ended(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function addressWords(problem: AddressProblem, address: string, l10n: Localize): string {
  switch (problem) {
    case 'empty':
      return l10n.t('The endpoint has no address.');
    case 'unknownScheme':
      return l10n.t('The address {0} begins with a scheme that is not known.', address);
    case 'notAbsolute':
      return l10n.t('The address {0} is not an absolute path.', address);
    case 'tooLong':
      return l10n.t('The path {0} is longer than the 107 bytes that a Unix socket may have.', address);
    case 'missingPort':
      return l10n.t('The address {0} lacks a host or a port.', address);
  }
}

type Overdue = Extract<CriFailure, { readonly reason: 'deadlineExceeded' }>;

type Unreachable = Extract<CriFailure, { readonly reason: 'registryUnreachable' }>;

type PullRefusal = Extract<CriFailure, { readonly reason: 'pullRefused' }>;
