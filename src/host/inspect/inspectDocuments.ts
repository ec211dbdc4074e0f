import * as vscode from 'vscode';
import { type InspectSubject, readSubject } from '../../actions/inspect.ts';
import { type Disposable, DisposableStore } from '../../common/disposable.ts';
import type { Localize } from '../../common/localize.ts';
import { CriError } from '../../contract/failure.ts';
import type { EndpointSessions } from '../../model/session/endpointSessions.ts';
import { errorText } from '../../words/errorWords.ts';

/** Read-only YAML documents of what the runtime says about an object. Opening one again reads the object again. */
export class InspectDocuments implements vscode.TextDocumentContentProvider, Disposable {
  readonly #sessions: EndpointSessions;
  readonly #l10n: Localize;
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new vscode.EventEmitter<vscode.Uri>());
  /** What was just read for a document, until VS Code asks for it. */
  readonly #texts = new Map<string, string>();

  readonly onDidChange = this.#changed.event;

  constructor(sessions: EndpointSessions, l10n: Localize) {
    this.#sessions = sessions;
    this.#l10n = l10n;
    this.#owned.add(vscode.workspace.registerTextDocumentContentProvider(inspectScheme, this));
  }

  /** @throws CriError where the object cannot be read; no document is opened then */
  async open(subject: InspectSubject, preview: boolean): Promise<void> {
    const uri = vscode.Uri.from(inspectUri(subject));
    this.#texts.set(uri.toString(), await this.#read(subject));
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
      return subject === undefined ? '' : await this.#read(subject);
    } catch (error) {
      if (!(error instanceof CriError)) {
        throw error;
      }
      return `# ${errorText(error.failure, this.#l10n)}\n`;
    }
  }

  dispose(): void {
    this.#owned.dispose();
  }

  async #read(subject: InspectSubject): Promise<string> {
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
    const { stringify } = await import(/* webpackChunkName: "yaml" */ 'yaml');
    return stringify(reply, { lineWidth: 0, aliasDuplicateObjects: false });
  }
}

const inspectScheme = 'cri';

/** The parts of a URI; VS Code takes the last segment of its path as the title, and its end for the language. */
interface InspectUriParts {
  readonly scheme: string;
  readonly path: string;
  readonly query: string;
}

/** The name is only for reading. It is text that a user of the cluster chose, so that it must stay one segment. */
export function inspectUri({ endpointId, kind, objectId, name }: InspectSubject): InspectUriParts {
  const title = name.replaceAll(/[/\\]/g, '∕') || objectId;
  return {
    scheme: inspectScheme,
    path: `/${kind}/${title}.yaml`,
    query: new URLSearchParams({ endpoint: endpointId, id: objectId }).toString(),
  };
}

/** Reads back what a URI names, also one of a session before; `undefined` for one that is not ours. */
export function subjectOfUri({ path, query }: Omit<InspectUriParts, 'scheme'>): InspectSubject | undefined {
  const [, kind, name] = /^\/(container|sandbox|image|endpoint)\/(.*)\.yaml$/.exec(path) ?? [];
  const parameters = new URLSearchParams(query);
  const endpointId = parameters.get('endpoint');
  return isKind(kind) && name !== undefined && endpointId !== null
    ? { endpointId, kind, objectId: parameters.get('id') ?? '', name }
    : undefined;
}

function isKind(text: string | undefined): text is InspectSubject['kind'] {
  return text === 'container' || text === 'sandbox' || text === 'image' || text === 'endpoint';
}
