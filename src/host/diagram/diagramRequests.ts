import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { callsAsJson } from '../../calls/callsAsJson.ts';
import type { Localize } from '../../common/localize.ts';
import { contributionId } from '../../contrib/contributionId.ts';
import type { CardObject } from '../../diagram/screen/card.ts';
import type { EndpointSession } from '../../model/session/endpointSession.ts';
import type { HostRequest } from '../../protocol/messages.ts';
import type { DiagramServices } from './diagramServices.ts';

/** The requests of a page that concern an endpoint and its objects, and not what the page itself shows. */
export type ObjectRequest = Extract<
  HostRequest,
  { kind: 'reveal' | 'run' | 'clearCalls' | 'exportCalls' | 'savePicture' }
>;

/** Resolves when it is done, or when the person gave it up. */
export async function answerRequest(
  request: ObjectRequest,
  endpointId: string,
  session: EndpointSession | undefined,
  services: DiagramServices,
): Promise<void> {
  const { l10n } = services;
  const save = (what: string, extension: string, data: Uint8Array): Promise<void> =>
    saveFile(`${session?.endpoint.name ?? 'endpoint'}-${what}`, extension, data, l10n);
  switch (request.kind) {
    case 'reveal':
      if (!(await services.reveal(endpointId, request.object, request.force)) && request.force) {
        void vscode.window.showInformationMessage(
          l10n.t('The trees have no row of it now: it is gone, or the filter hides it.'),
        );
      }
      return;
    case 'run': {
      const row = rowOf(request.object, endpointId);
      services.noteRow(row);
      await vscode.commands.executeCommand(contributionId(request.command), row);
      return;
    }
    case 'clearCalls':
      session?.calls.clear();
      return;
    case 'exportCalls':
      await save('calls', 'json', callsOf(session, services));
      return;
    case 'savePicture':
      await (request.format === 'svg'
        ? save('layers', 'svg', Buffer.from(request.data))
        : save('layers', 'png', Buffer.from(request.dataBase64, 'base64')));
  }
}

/** What a command takes for the row that was clicked. */
function rowOf({ kind, id }: CardObject, endpointId: string): Record<string, string> {
  return { kind, endpointId, objectId: kind === 'endpoint' ? '' : id, label: id };
}

function callsOf(
  session: EndpointSession | undefined,
  { extensionVersion, nowMs }: Pick<DiagramServices, 'extensionVersion' | 'nowMs'>,
): Buffer {
  const header = { extensionVersion, runtime: session?.store.snapshot.runtime?.version, exportedAtMs: nowMs() };
  return Buffer.from(callsAsJson(header, session?.calls.records ?? []));
}

/** Asks where to and writes; nothing is written when the person gives up. */
async function saveFile(name: string, extension: string, data: Uint8Array, l10n: Localize): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = `${name.replace(/[^\p{L}\p{N}._-]+/gu, '-')}.${extension}`;
  const uri = await vscode.window.showSaveDialog({
    defaultUri: folder === undefined ? vscode.Uri.file(path.join(homedir(), file)) : vscode.Uri.joinPath(folder, file),
    filters: { [extension.toUpperCase()]: [extension] },
    title: l10n.t('Save {0}', file),
  });
  if (uri !== undefined) {
    await vscode.workspace.fs.writeFile(uri, data);
  }
}
