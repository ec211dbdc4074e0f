import type { CallHistory } from '../../contract/call.ts';
import type { ContainerdPort } from '../../contract/containerd.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { CriError, type CriFailure } from '../../contract/failure.ts';
import type { ImagePort } from '../../contract/image.ts';
import type { RuntimePort } from '../../contract/runtime.ts';
import { EndpointStore } from '../store/endpointStore.ts';
import type { EndpointSession } from './endpointSession.ts';

/** Stands for an endpoint that cannot even be tried, such as one whose address is mistyped, so that it can be shown. */
export class UnusableSession implements EndpointSession {
  readonly endpoint: Endpoint;
  readonly store: EndpointStore;
  readonly runtime: RuntimePort;
  readonly images: ImagePort;
  readonly containerd: ContainerdPort;
  readonly calls = emptyCallHistory;
  readonly #failure: CriFailure;

  constructor(endpoint: Endpoint, failure: CriFailure) {
    this.endpoint = endpoint;
    this.store = new EndpointStore(endpoint);
    this.store.apply({ connection: { phase: 'failed', failure } });
    this.#failure = failure;
    const refuse = (): Promise<never> => Promise.reject(new CriError(failure));
    this.runtime = {
      version: refuse,
      status: refuse,
      statusRaw: refuse,
      cgroupDriver: refuse,
      listSandboxes: refuse,
      readHandlers: refuse,
      sandboxDetails: refuse,
      runSandbox: refuse,
      stopSandbox: refuse,
      removeSandbox: refuse,
      listContainers: refuse,
      containerDetails: refuse,
      containerLife: refuse,
      createContainer: refuse,
      startContainer: refuse,
      stopContainer: refuse,
      removeContainer: refuse,
      execSync: refuse,
      exec: refuse,
    };
    this.images = {
      listImages: refuse,
      imageRaw: refuse,
      pullImage: refuse,
      removeImage: refuse,
      imageFilesystems: refuse,
    };
    this.containerd = {
      isServed: refuse,
      listTasks: refuse,
      taskState: refuse,
      pullProgress: refuse,
      serverPid: refuse,
      snapshotLayers: refuse,
      countSnapshots: refuse,
      contentSize: refuse,
      taskPids: refuse,
      subscribe: refuse,
    };
  }

  refresh(): Promise<void> {
    return Promise.resolve();
  }

  setVisible(): void {
    // Nothing is read, so nothing depends on being seen.
  }

  pull(): Promise<string> {
    return Promise.reject(new CriError(this.#failure));
  }

  dispose(): void {
    this.store.dispose();
  }
}

const nothing = { dispose: () => undefined };

/** The history of an endpoint that is never called. */
export const emptyCallHistory: CallHistory = {
  inLastMinute: 0,
  records: [],
  watch: () => nothing,
  onDidChange: () => nothing,
  clear: () => undefined,
  dispose: () => undefined,
};
