import * as vscode from 'vscode';
import { type InspectSubject, readSubject } from '../../actions/inspect.ts';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { Localize } from '../../common/localize.ts';
import { CriError } from '../../contract/failure.ts';
import type { EndpointSessions } from '../../model/session/endpointSessions.ts';
import { contributionId } from '../../contrib/contributionId.ts';
import { contextKeys, inspectScheme } from '../../contrib/whenClause.ts';
import { errorText } from '../../words/errorWords.ts';
import { oneLine, plainText } from '../../words/plainText.ts';

/**
 * Read-only YAML documents of what the runtime says about an object. Opening one again reads the object again. Likely
 * secrets are hidden in each until a person asks for them there.
 */
export class InspectDocuments implements vscode.TextDocumentContentProvider, Disposable {
  readonly #sessions: EndpointSessions;
  readonly #l10n: Localize;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<vscode.Uri>());
  /** What was just read for a document, until VS Code asks for it. */
  readonly #texts = new Map<string, string>();
  /** The addresses of the documents that show all values. */
  readonly #shownValues = new Set<string>();

  readonly onDidChange = this.#changed.event;

  constructor(sessions: EndpointSessions, l10n: Localize) {
    this.#sessions = sessions;
    this.#l10n = l10n;
    this.#owned.add(vscode.workspace.registerTextDocumentContentProvider(inspectScheme, this));
    // A document that is opened anew hides its values again.
    this.#owned.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#setValuesShown(uri, false)));
    const register = (name: 'showValues' | 'hideValues', areShown: boolean): void => {
      const run = (uri: unknown): void => {
        const document = asUri(uri) ?? vscode.window.activeTextEditor?.document.uri;
        if (document?.scheme === inspectScheme && this.#setValuesShown(document, areShown)) {
          this.#changed.fire(document);
        }
      };
      this.#owned.add(vscode.commands.registerCommand(contributionId(name), run));
    };
    register('showValues', true);
    register('hideValues', false);
  }

  /** @throws CriError where the object cannot be read; no document is opened then */
  async open(subject: InspectSubject, preview: boolean): Promise<void> {
    const uri = vscode.Uri.from(inspectUri(subject));
    this.#texts.set(uri.toString(), await this.#read(subject, uri));
    this.#changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, 'yaml');
    await vscode.window.showTextDocument(document, { preview });
  }

  /** A document that VS Code restored is read here; one that cannot be says so in a comment. */
  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const text = this.#texts.get(uri.toString());
    if (text !== undefined) {
      this.#texts.delete(uri.toString());
      return text;
    }
    const subject = subjectOfUri(uri);
    try {
      return subject === undefined
        ? `# ${this.#l10n.t('This address names nothing that can be inspected.')}\n`
        : await this.#read(subject, uri);
    } catch (error) {
      if (!(error instanceof CriError)) {
        throw error;
      }
      // What it quotes may have line ends, which would end the comment.
      const note = `# ${oneLine(errorText(error.failure, this.#l10n))}\n`;
      // Of an object that is gone, what was read before may be all that there is.
      const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
      const before = open?.getText() ?? '';
      return before.startsWith(note) ? before : note + before;
    }
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #read(subject: InspectSubject, uri: vscode.Uri): Promise<string> {
    const session = this.#sessions.session(subject.endpointId);
    if (session === undefined) {
      throw new CriError({
        reason: 'unreachable',
        target: subject.endpointId,
        detail: this.#l10n.t('it is not among the endpoints any more'),
      });
    }
    const reply = await readSubject(session, subject);
    // Loaded when first needed: activation stays small.
    const { inspectText } = await import(/* webpackChunkName: "yaml" */ './inspectText.ts');
    const areValuesShown = this.#shownValues.has(uri.toString());
    return inspectText(reply, { areValuesShown, readAtMs: Date.now() }, this.#l10n);
  }

  /** Returns whether that is a change. */
  #setValuesShown(uri: vscode.Uri, areShown: boolean): boolean {
    const address = uri.toString();
    if (areShown === this.#shownValues.has(address)) {
      return false;
    }
    if (areShown) {
      this.#shownValues.add(address);
    } else {
      this.#shownValues.delete(address);
    }
    void vscode.commands.executeCommand('setContext', contextKeys.shownValues, [...this.#shownValues]);
    return true;
  }
}

/** What a button in the title of an editor gives its command. Anybody may give it anything. */
function asUri(value: unknown): vscode.Uri | undefined {
  return value instanceof vscode.Uri ? value : undefined;
}

/** The parts of a URI; VS Code takes the last segment of its path as the title, and its end for the language. */
interface InspectUriParts {
  readonly scheme: string;
  readonly path: string;
  readonly query: string;
}

/**
 * The name is only for reading. It is text that a user of the cluster chose, as the id may be, so that it must stay one
 * segment and one line.
 */
export function inspectUri({ endpointId, kind, objectId, name }: InspectSubject): InspectUriParts {
  const title = plainText(name || objectId).replaceAll(/[/\\]/g, '∕') || '?';
  return {
    scheme: inspectScheme,
    path: `/${kind}/${title}.${kind}.yaml`,
    query: new URLSearchParams({ endpoint: endpointId, id: objectId }).toString(),
  };
}

/** Reads back what a URI names, also one of a session before; `undefined` for one that is not ours. */
export function subjectOfUri({ path, query }: Omit<InspectUriParts, 'scheme'>): InspectSubject | undefined {
  const [, kind, name] = /^\/(container|sandbox|image|endpoint)\/(.*?)(?:\.\1)?\.yaml$/s.exec(path) ?? [];
  const parameters = new URLSearchParams(query);
  const endpointId = parameters.get('endpoint');
  return isKind(kind) && name !== undefined && endpointId !== null
    ? { endpointId, kind, objectId: parameters.get('id') ?? '', name }
    : undefined;
}

function isKind(text: string | undefined): text is InspectSubject['kind'] {
  return text === 'container' || text === 'sandbox' || text === 'image' || text === 'endpoint';
}
