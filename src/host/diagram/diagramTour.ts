import type { LayersSource } from '../../contract/layers/snapshot.ts';
import type { TourRecording } from '../../contract/layers/tour.ts';
import type { TourInput } from '../../diagram/projectScreen.ts';
import type { EndpointSession } from '../../model/endpointSession.ts';
import type { DiagramServices } from './diagramServices.ts';
import { recordTourHere } from './recordTourHere.ts';

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

  /** The recorder looks at its own sandbox then, whether or not the tab is in sight. */
  get isRecording(): boolean {
    return this.#isRecording;
  }

  /** One that cannot be read is none: the view says so, and the next look tries again. */
  async load(): Promise<void> {
    if (this.#recording === undefined) {
      try {
        this.#recording = await this.#services.tours.load();
      } catch (error) {
        this.#services.log.error('The tour could not be read.', error instanceof Error ? error : String(error));
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
