import { contributionId } from './contributionId.ts';
import { objectViewNames, type ViewName } from './views.ts';
import { inState, type StateKeyValue } from './whenClause.ts';

/**
 * Which text is shown instead of rows, by state: a key under `welcome.` of package.nls.json. The states are listed in
 * full, so that a new reason for a failure cannot be left without words.
 */
const textOfState: Record<Exclude<StateKeyValue, 'live' | 'several'>, string> = {
  noEndpoint: 'noEndpoint',
  connecting: 'connecting',
  invalidAddress: 'invalidAddress',
  socketAbsent: 'socketAbsent',
  permissionDenied: 'permissionDenied',
  connectionRefused: 'connectionRefused',
  notCriServer: 'notCriServer',
  criNotServed: 'criNotServed',
  deadlineExceeded: 'deadlineExceeded',
  unreachable: 'unreachable',
  runtimeRestarted: 'runtimeRestarted',
  messageTooLarge: 'messageTooLarge',
  unimplemented: 'unreadable',
  notFound: 'unreadable',
  cancelled: 'unreadable',
  clientFailed: 'unreadable',
  gaveUp: 'unreadable',
  unauthorized: 'unreadable',
  pullRefused: 'unreadable',
  registryUnreachable: 'unreadable',
  rejected: 'unreadable',
  streamFailed: 'unreadable',
};

/** Shown where an endpoint is live and has nothing to show in this view. */
const textOfEmptyView: Record<(typeof objectViewNames)[number], string> = {
  sandboxes: 'noSandboxes',
  containers: 'noContainers',
  images: 'noImages',
};

interface WelcomeEntry {
  readonly view: string;
  readonly contents: string;
  readonly when: string;
}

export function viewsWelcome(): readonly WelcomeEntry[] {
  return objectViewNames.flatMap((name) => [
    ...Object.entries(statesOfText()).map(([text, states]) => entry(name, text, inState(...states))),
    entry(name, textOfEmptyView[name], inState('live')),
  ]);
}

function entry(view: ViewName, text: string, when: string): WelcomeEntry {
  return { view: contributionId(view), contents: `%welcome.${text}%`, when };
}

function statesOfText(): Record<string, StateKeyValue[]> {
  const states: Record<string, StateKeyValue[]> = {};
  for (const state of Object.keys(textOfState).filter(isState)) {
    (states[textOfState[state]] ??= []).push(state);
  }
  return states;
}

function isState(key: string): key is keyof typeof textOfState {
  return key in textOfState;
}
