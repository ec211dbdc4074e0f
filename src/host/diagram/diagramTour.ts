import * as vscode from 'vscode';
import type { Localize } from '../../common/localize.ts';
import { asError } from '../../common/thrown.ts';
import type { LayersSource } from '../../contract/layers/snapshot.ts';
import type { TourRecording, TourStepKind } from '../../contract/layers/tour.ts';
import type { TourInput } from '../../diagram/projectScreen.ts';
import { validateReference } from '../../images/reference.ts';
import type { EndpointSession } from '../../model/session/endpointSession.ts';
import { recordTour } from '../../tour/recordTour.ts';
import { imageReferenceWords } from '../../words/imageReferenceWords.ts';
import { plainText } from '../../words/plainText.ts';
import { askToConfirm } from '../ui/prompts.ts';
import type { DiagramServices } from './diagramServices.ts';

/** The tour that a diagram shows, and the recording of a new one. */
export class DiagramTour {
  readonly #services: DiagramServices;
  readonly #onChange: () => void;
  #recording: TourRecording | undefined;
  #isRecording = false;

  constructor(services: DiagramServices, onChange: () => void) {
    this.#services = services;
    this.#onChange = onChange;
  }

  get input(): TourInput {
    return { recording: this.#recording, isRecording: this.#isRecording };
  }

  /** Whether a tour is being recorded: then the layers are followed even while the tab is hidden. */
  get isRecording(): boolean {
    return this.#isRecording;
  }

  /** A tour that cannot be read counts as none: the view says so, and the next look tries again. */
  async load(): Promise<void> {
    if (this.#recording === undefined) {
      try {
        this.#recording = await this.#services.tours.load();
      } catch (error) {
        this.#services.log.error('The tour could not be read.', asError(error));
      }
      this.#onChange();
    }
  }

  /**
   * Resolves to whether there is a new tour to show.
   *
   * @throws CriError of the step that failed
   */
  async record(session: EndpointSession, layers: LayersSource): Promise<boolean> {
    if (this.#isRecording) {
      return false;
    }
    const { l10n, nowMs, tours } = this.#services;
    this.#isRecording = true;
    this.#onChange();
    try {
      const recording = await recordTourHere(session, layers, l10n, nowMs);
      if (recording !== undefined) {
        this.#recording = recording;
        await tours.keep(recording);
      }
      return recording !== undefined;
    } finally {
      this.#isRecording = false;
      this.#onChange();
    }
  }
}

/** Small, has a shell, and is known to everybody. */
const usualImage = 'docker.io/library/busybox:stable';
const settleMs = 3_000;

/**
 * Asks with which image, says what will be done to the node, and does it with progress that can be cancelled.
 *
 * @returns `undefined` when the person gave up before it began
 * @throws CriError of the step that failed; what was made is removed by then
 */
async function recordTourHere(
  session: EndpointSession,
  layers: LayersSource,
  l10n: Localize,
  now: () => number,
): Promise<TourRecording | undefined> {
  const image = await vscode.window.showInputBox({
    title: l10n.t('Record a Tour'),
    prompt: l10n.t('Image to pull and run; it needs sleep and echo'),
    value: usualImage,
    ignoreFocusOut: true,
    validateInput: (text) => {
      const { problem } = validateReference(text);
      return problem && imageReferenceWords(problem, l10n);
    },
  });
  if (image === undefined) {
    return undefined;
  }
  const name = plainText(session.endpoint.name);
  const agreed = await askToConfirm({
    message: l10n.t('Run a container on {0} and record it?', name),
    detail: l10n.t(
      'Pulls {0}, runs a sandbox named cri-explorer-tour with one container, runs a command in it, and removes all of it again, the image too if it was not there before. A kubelet on this node may remove the sandbox first, since it knows nothing of it.',
      plainText(image),
    ),
    confirm: l10n.t('Run and Record'),
  });
  if (!agreed) {
    return undefined;
  }
  const words = stepWords(l10n);
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: l10n.t('Recording a tour'), cancellable: true },
    (progress, token) => {
      const abort = new AbortController();
      const cancellation = token.onCancellationRequested(() => abort.abort());
      return recordTour({
        runtime: session.runtime,
        images: session.images,
        calls: session.calls,
        layers,
        image: image.trim(),
        runtimeHandler: '',
        now,
        settleMs,
        onStep: (kind) => progress.report({ message: words[kind] }),
        signal: abort.signal,
      }).finally(() => void cancellation.dispose());
    },
  );
}

function stepWords(l10n: Localize): Readonly<Record<TourStepKind, string>> {
  return {
    pull: l10n.t('pulling the image'),
    runSandbox: l10n.t('running the sandbox'),
    create: l10n.t('creating the container'),
    start: l10n.t('starting it'),
    exec: l10n.t('running a command in it'),
    stop: l10n.t('stopping it'),
    remove: l10n.t('removing everything'),
  };
}
