import * as vscode from 'vscode';
import type { InspectSubject } from '../../actions/inspect.ts';
import { contributionId } from '../../contrib/contributionId.ts';
import type { EndpointSession } from '../../model/session/endpointSession.ts';
import type { Row } from '../../tree/rows/row.ts';
import { plainText } from '../../words/plainText.ts';
import { type PickItem, pickSeveral } from '../ui/prompts.ts';
import { showFailure } from '../ui/showFailure.ts';
import { pickItems } from './chooseObjects.ts';
import type { CommandContext, RowsInput } from './commandContext.ts';
import { chooseEndpoint, endpointItems } from './endpointCommands.ts';
import {
  allCandidates,
  type Candidate,
  candidatesOfRows,
  containerKind,
  imageKind,
  type ObjectKind,
  sandboxKind,
} from './objects.ts';

/** More documents than these at once help nobody. */
const maxDocuments = 10;

export async function inspect(context: CommandContext, input: RowsInput): Promise<void> {
  const { l10n } = context;
  const subjects = input.ask
    ? await pickSeveral(everything(context), {
        placeholder: l10n.t('Objects to inspect'),
        selected: selectedSubjects(context),
        l10n,
      })
    : subjectsOfRows(context, input);
  const [row] = input.rows;
  if (subjects.length === 0 && row !== undefined) {
    await activate(row);
  }
  for (const subject of subjects.slice(0, maxDocuments)) {
    try {
      await context.inspect(subject, subjects.length === 1);
    } catch (error) {
      showFailure(error, l10n.t('{0} could not be inspected.', subject.name), context);
    }
  }
}

/** Enter on a row that stands for no object does what a click on it does. */
async function activate(row: Row): Promise<void> {
  switch (row.kind) {
    case 'problem':
      await vscode.commands.executeCommand(contributionId('explainProblem'), row);
      return;
    case 'noMatch':
      await vscode.commands.executeCommand(contributionId('clearFilter'));
      return;
    default:
      await vscode.commands.executeCommand('list.toggleExpand');
  }
}

function subjectsOfRows({ sessions }: CommandContext, { rows }: RowsInput): InspectSubject[] {
  const ofKind = <T extends { readonly id: string }>(kind: ObjectKind<T>): InspectSubject[] =>
    candidatesOfRows(rows, sessions, kind).map((candidate) => objectSubject(kind, candidate));
  const endpoints = rows
    .filter(({ kind }) => kind === 'endpoint')
    .flatMap(({ endpointId }) => sessions.session(endpointId) ?? []);
  return [...endpoints.map(endpointSubject), ...ofKind(sandboxKind), ...ofKind(containerKind), ...ofKind(imageKind)];
}

/** Whether a subject is selected in the view that was used last. */
function selectedSubjects(context: CommandContext): (subject: InspectSubject) => boolean {
  const selected = subjectsOfRows(context, { rows: context.lastSelection(), ask: false });
  return (subject) =>
    selected.some(
      ({ endpointId, kind, objectId }) =>
        endpointId === subject.endpointId && kind === subject.kind && objectId === subject.objectId,
    );
}

function everything(context: CommandContext): PickItem<InspectSubject>[] {
  const { sessions } = context;
  const ofKind = <T extends { readonly id: string }>(kind: ObjectKind<T>): PickItem<InspectSubject>[] =>
    pickItems(allCandidates(sessions, kind), kind, context).map((item) => ({
      ...item,
      value: objectSubject(kind, item.value),
    }));
  const endpoints = endpointItems(sessions.sessions, context).map((item) => ({
    ...item,
    value: endpointSubject(item.value),
  }));
  return [...ofKind(sandboxKind), ...ofKind(containerKind), ...ofKind(imageKind), ...endpoints];
}

function objectSubject<T extends { readonly id: string }>(
  kind: ObjectKind<T>,
  { session, snapshot, object }: Candidate<T>,
): InspectSubject {
  const name = kind.fullName(object, snapshot);
  return { endpointId: session.endpoint.id, kind: kind.row, objectId: object.id, name };
}

function endpointSubject({ endpoint }: EndpointSession): InspectSubject {
  return { endpointId: endpoint.id, kind: 'endpoint', objectId: '', name: plainText(endpoint.name) };
}

/** Opens the diagram at the row that was clicked, or that of an endpoint which the person picks. */
export async function showLayers(context: CommandContext, { rows: [row] }: RowsInput): Promise<void> {
  if (row !== undefined) {
    await context.showLayers(row.endpointId, row);
    return;
  }
  const { l10n } = context;
  const session = await chooseEndpoint(context, undefined, {
    // Also of one that does not answer: its diagram says so, and draws it as soon as it does.
    can: () => true,
    placeHolder: l10n.t('Endpoint to show the layers of'),
    none: l10n.t('There is no endpoint yet: connect to one first.'),
  });
  if (session !== undefined) {
    await context.showLayers(session.endpoint.id, { kind: 'endpoint', objectId: '' });
  }
}
