import type { Disposable } from '../../common/disposable.ts';
import type { CallHistory } from '../../contract/call.ts';
import type { ContainerdPort } from '../../contract/containerd.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import type { ImagePort, RegistryCredentials } from '../../contract/image.ts';
import type { RuntimePort } from '../../contract/runtime.ts';
import type { EndpointStore } from '../store/endpointStore.ts';

export interface EndpointSession extends Disposable {
  readonly endpoint: Endpoint;
  readonly store: EndpointStore;
  readonly runtime: RuntimePort;
  readonly images: ImagePort;
  /** Not served by other runtimes: ask `isServed`. */
  readonly containerd: ContainerdPort;
  /** The calls that this session and whoever uses its ports have made. */
  readonly calls: CallHistory;
  /** Reads everything anew. Resolves when the store is up to date or says why not; never rejects. */
  refresh(): Promise<void>;
  /** Reading goes on by itself only while something of ours is visible. */
  setVisible(visible: boolean): void;
  /** Pulls an image and shows it as under way in the store meanwhile. Resolves when the store has what it brought. */
  pull(reference: string, signal: AbortSignal, credentials?: RegistryCredentials): Promise<string>;
}
