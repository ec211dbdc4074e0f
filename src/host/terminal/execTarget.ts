import type { RuntimePort } from '../../contract/runtime.ts';

/** A running container that a command can be run in. */
export interface ExecTarget {
  readonly runtime: Pick<RuntimePort, 'exec' | 'execSync' | 'listContainers'>;
  readonly endpointName: string;
  readonly containerId: string;
  /** The id for a container without a name. */
  readonly containerName: string;
  /** Empty when the sandbox is gone from the list. */
  readonly sandboxName: string;
  readonly namespace: string;
}
