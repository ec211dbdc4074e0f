import * as vscode from 'vscode';
import type { TourRecording } from '../../contract/layers/tour.ts';
import { recordingAsJson, recordingOfJson } from '../../tour/recordingJson.ts';

/** Keeps the recorded tour: the one that comes with the extension, until one is recorded here. */
export class TourStore {
  readonly #bundled: vscode.Uri;
  readonly #own: vscode.Uri;
  #loading: Promise<TourRecording> | undefined;

  /** @param storage a folder of this extension alone, on the machine where it runs; it may not be there yet */
  constructor(extension: vscode.Uri, storage: vscode.Uri) {
    this.#bundled = vscode.Uri.joinPath(extension, 'media', 'tour.json');
    this.#own = vscode.Uri.joinPath(storage, 'tour.json');
  }

  load(): Promise<TourRecording> {
    this.#loading ??= this.#read(this.#own).catch(() => this.#read(this.#bundled));
    // A failed load is not kept: the next caller tries again.
    this.#loading.catch(() => (this.#loading = undefined));
    return this.#loading;
  }

  async keep(recording: TourRecording): Promise<void> {
    this.#loading = Promise.resolve(recording);
    await vscode.workspace.fs.writeFile(this.#own, Buffer.from(recordingAsJson(recording)));
  }

  async #read(file: vscode.Uri): Promise<TourRecording> {
    return recordingOfJson(Buffer.from(await vscode.workspace.fs.readFile(file)).toString('utf8'));
  }
}
