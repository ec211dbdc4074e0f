import type { Localize } from '../common/localize.ts';
import type { LayersSnapshot } from '../contract/layers/snapshot.ts';
import type { TourRecording } from '../contract/layers/tour.ts';
import { chosenSides } from './compare/chosenSides.ts';
import { projectCompareScreen } from './compare/projectCompareScreen.ts';
import { projectDetails } from './details/projectDetails.ts';
import type { DiagramContext } from './diagramContext.ts';
import { containerGoneScreen, noTourScreen, sandboxGoneScreen, tooFewScreen, unreadScreen } from './emptyScreens.ts';
import { projectNodeScreen } from './node/projectNodeScreen.ts';
import { projectCrumbs } from './projectCrumbs.ts';
import { projectStatus } from './projectStatus.ts';
import { projectSandboxScreen } from './sandbox/projectSandboxScreen.ts';
import type { Location } from './screen/location.ts';
import type { Choices, Screen } from './screen/screen.ts';
import { projectTourScreen } from './tour/projectTourScreen.ts';
import { tourDetails } from './tour/tourDetails.ts';

export interface DiagramInput {
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
  return {
    location,
    crumbs: projectCrumbs(snapshot, location, context),
    status: projectStatus(snapshot, context),
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
  context: DiagramContext,
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
  context: DiagramContext,
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

function compareBody(
  snapshot: LayersSnapshot,
  leftId: string,
  rightId: string,
  context: DiagramContext,
): Screen['body'] {
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
  context: DiagramContext,
): Screen['body'] {
  const recordingState = isRecording ? 'underWay' : connection.phase === 'live' ? 'ready' : 'impossible';
  const screen = recording && projectTourScreen({ recording, step, recordingState, context });
  return screen ?? noTourScreen(context.l10n);
}
