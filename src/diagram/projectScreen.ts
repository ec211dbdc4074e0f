import type { Localize } from '../common/localize.ts';
import type { LayersConnection, LayersSnapshot } from '../contract/layers/snapshot.ts';
import type { TourRecording } from '../contract/layers/tour.ts';
import { failureWord } from '../words/failures.ts';
import type { WordContext } from '../words/wordContext.ts';
import { chosenSides } from './compare/chosenSides.ts';
import { projectCompareScreen } from './compare/projectCompareScreen.ts';
import { projectCrumbs } from './projectCrumbs.ts';
import { projectDetails } from './projectDetails.ts';
import { projectNodeScreen } from './projectNodeScreen.ts';
import { projectSandboxScreen } from './projectSandboxScreen.ts';
import { notLiveText, projectStatus } from './projectStatus.ts';
import type { Location } from './screen/location.ts';
import type { Choices, EmptyScreen, Screen } from './screen/screen.ts';
import { projectTourScreen, tourDetails } from './tour/projectTourScreen.ts';

interface DiagramInput {
  readonly snapshot: LayersSnapshot;
  readonly location: Location;
  readonly choices: Choices;
  readonly l10n: Localize;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  readonly tour: TourInput;
}

export interface TourInput {
  /** Absent until it is loaded. */
  readonly recording: TourRecording | undefined;
  readonly isRecording: boolean;
}

/** All that the webview shows, in words: the same input makes the same screen. */
export function projectScreen({ snapshot, location: asked, choices, l10n, nowMs, tour }: DiagramInput): Screen {
  const context = { l10n, nowMs };
  const location = asked.at === 'compare' ? chosenSides(snapshot, asked) : asked;
  const body =
    location.at === 'tour'
      ? tourBody(snapshot, location.step, tour, context)
      : projectBody(snapshot, location, choices, context);
  const notLive = location.at === 'tour' || body.level === 'empty' ? undefined : notLiveText(snapshot, context);
  return {
    location,
    crumbs: projectCrumbs(snapshot, location, context),
    status: projectStatus(snapshot, context),
    ...(notLive === undefined ? {} : { notLive }),
    body,
    details: body.level === 'empty' ? undefined : details(),
  };

  function details(): Screen['details'] {
    const { selectedCardId } = choices;
    return location.at === 'tour'
      ? tourDetails(tour.recording, location.step, selectedCardId, context)
      : projectDetails(snapshot, location, selectedCardId, context);
  }
}

function projectBody(
  snapshot: LayersSnapshot,
  location: Exclude<Location, { at: 'tour' }>,
  choices: Choices,
  context: WordContext,
): Screen['body'] {
  const { l10n } = context;
  return unreadScreen(snapshot.connection, l10n) ?? loadedBody();

  function loadedBody(): Screen['body'] {
    switch (location.at) {
      case 'node':
        return projectNodeScreen(snapshot, choices, context);
      case 'sandbox':
        return sandboxBody(snapshot, location.sandboxId, undefined, context);
      case 'container':
        return sandboxBody(snapshot, location.sandboxId, location.containerId, context);
      case 'compare':
        return compareBody(snapshot, location.leftId, location.rightId, context);
    }
  }
}

function sandboxBody(
  snapshot: LayersSnapshot,
  sandboxId: string,
  containerId: string | undefined,
  context: WordContext,
): Screen['body'] {
  const sandbox = snapshot.sandboxes.find((facts) => facts.sandbox.id === sandboxId);
  if (sandbox === undefined) {
    return sandboxGoneScreen(context.l10n);
  }
  if (containerId !== undefined && !sandbox.containers.some(({ container }) => container.id === containerId)) {
    return containerGoneScreen(sandboxId, context.l10n);
  }
  return projectSandboxScreen({ snapshot, sandbox, containerId, context });
}

function compareBody(snapshot: LayersSnapshot, leftId: string, rightId: string, context: WordContext): Screen['body'] {
  if (leftId === '' || rightId === '') {
    return tooFewScreen(context.l10n);
  }
  const left = snapshot.sandboxes.find(({ sandbox }) => sandbox.id === leftId);
  const right = snapshot.sandboxes.find(({ sandbox }) => sandbox.id === rightId);
  return left === undefined || right === undefined
    ? sandboxGoneScreen(context.l10n)
    : projectCompareScreen({ snapshot, left, right, context });
}

/** A recorded tour is shown whether or not the node answers now; only a new recording needs it. */
function tourBody(
  { connection }: LayersSnapshot,
  step: number,
  { recording, isRecording }: TourInput,
  context: WordContext,
): Screen['body'] {
  const recordingState = isRecording ? 'underWay' : connection.phase === 'live' ? 'ready' : 'impossible';
  const screen = recording && projectTourScreen({ recording, step, recordingState, context });
  return screen ?? noTourScreen(context.l10n);
}

/** An endpoint that nothing was read from; `undefined` where there is something to draw, be it old. */
function unreadScreen({ phase, reason }: LayersConnection, l10n: Localize): EmptyScreen | undefined {
  switch (phase) {
    case 'connecting':
      return {
        level: 'empty',
        title: l10n.t('Connecting…'),
        text: l10n.t('The layers are drawn when the runtime answers.'),
      };
    case 'failed':
      return {
        level: 'empty',
        title: reason === undefined ? l10n.t('Not connected') : l10n.t('Not connected: {0}', failureWord(reason, l10n)),
        text: l10n.t(
          'It is tried again by itself. What can be done about it is told by Explain Problem on the endpoint’s row in the tree.',
        ),
      };
    case 'live':
    case 'stale':
      return undefined;
  }
}

function sandboxGoneScreen(l10n: Localize): EmptyScreen {
  return {
    level: 'empty',
    title: l10n.t('The sandbox is gone'),
    text: l10n.t('The runtime does not list it any more: it was removed, or made anew under another id.'),
    back: { at: 'node' },
  };
}

function containerGoneScreen(sandboxId: string, l10n: Localize): EmptyScreen {
  return {
    level: 'empty',
    title: l10n.t('The container is gone'),
    text: l10n.t('The runtime does not list it any more: a restart makes a new container under another id.'),
    back: { at: 'sandbox', sandboxId },
  };
}

function noTourScreen(l10n: Localize): EmptyScreen {
  return {
    level: 'empty',
    title: l10n.t('No tour yet'),
    text: l10n.t('There is no recording to replay.'),
    back: { at: 'node' },
  };
}

function tooFewScreen(l10n: Localize): EmptyScreen {
  return {
    level: 'empty',
    title: l10n.t('Nothing to compare yet'),
    text: l10n.t('A comparison takes two sandboxes, and this node has fewer.'),
    back: { at: 'node' },
  };
}
