import type { Disposable } from '../common/disposable.ts';
import type { ImagePort } from './imagePort.ts';
import type { RuntimePort } from './runtimePort.ts';

/** A connection to one endpoint: one channel, both services. Disposing it ends every call under way. */
export interface EndpointClient extends Disposable {
  readonly runtime: RuntimePort;
  readonly images: ImagePort;
  /** Connects now, whatever the back-off says. */
  reconnect(): void;
}
