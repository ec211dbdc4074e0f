import type { Localize } from '../common/localize.ts';
import { thrownText } from '../common/thrown.ts';
import { CriError } from '../contract/failure.ts';
import type { ExecEnd } from '../streams/execStream.ts';
import { errorText } from '../words/errorWords.ts';
import { plainText } from '../words/plainText.ts';
import { streamProblemWords } from '../words/streamProblemWords.ts';
import type { ExecStart, ExecTarget } from './startExec.ts';

type NotStarted = Exclude<ExecStart, { readonly kind: 'started' }>;
type Ended = Exclude<ExecEnd, { readonly kind: 'closed' }>;

/** What an exec terminal says in its own name, as plain text. */
export class ExecWords {
  readonly #l10n: Localize;

  constructor(l10n: Localize) {
    this.#l10n = l10n;
  }

  starting(): string {
    return this.#l10n.t('Connecting to the container…');
  }

  closeHint(): string {
    return this.#l10n.t('Press Enter to close this terminal.');
  }

  endedName(name: string): string {
    return this.#l10n.t('{0} (ended)', name);
  }

  ended(end: Ended): string {
    const l10n = this.#l10n;
    switch (end.kind) {
      case 'exited':
        return l10n.t('exited with code {0}', end.code);
      case 'failed':
        return l10n.t('the runtime could not run the command: {0}', end.message);
      case 'connectionLost':
        return l10n.t('the connection to the runtime was lost ({0}); the command may still be running', end.detail);
    }
  }

  notStarted(start: NotStarted): string {
    const l10n = this.#l10n;
    switch (start.kind) {
      case 'noShell':
        return l10n.t(
          'none of these shells runs in this container: {0}. Use “Exec Command…” with a program that the image has. The runtime said: {1}',
          start.tried.join(', '),
          start.detail,
        );
      case 'notRunning':
        return l10n.t('the container is not running: a command needs a running container');
    }
  }

  failure(error: unknown): string {
    if (!(error instanceof CriError)) {
      return thrownText(error);
    }
    const { failure } = error;
    return failure.reason === 'streamFailed' ? streamProblemWords(failure, this.#l10n) : errorText(failure, this.#l10n);
  }
}

/** `container (sandbox)`. VS Code draws `$(name)` as an icon where it shows a terminal's name, unless it is apart. */
export function terminalName({ containerName, sandboxName }: ExecTarget): string {
  return plainText(sandboxName === '' ? containerName : `${containerName} (${sandboxName})`).replaceAll('$(', '$ (');
}
