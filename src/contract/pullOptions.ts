import type { CallOptions } from './callOptions.ts';
import type { RegistryCredentials } from './registryCredentials.ts';

export interface PullOptions extends CallOptions {
  /** Without them the pull is anonymous, or uses what the runtime itself is configured with. */
  readonly credentials?: RegistryCredentials | undefined;
}
