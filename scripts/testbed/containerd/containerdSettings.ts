import type { ContainerdVersion } from '../packages/containerdVersion.ts';

/** What a configuration file is made from. All paths are absolute. */
export interface ContainerdSettings {
  readonly version: ContainerdVersion;
  readonly folder: string;
  readonly socketPath: string;
  readonly cniBinDir: string;
  readonly snapshotter: 'overlayfs' | 'native';
  /** The OCI runtime of each handler; the first one is the default. */
  readonly handlers: ReadonlyMap<string, string>;
  /** Without the CRI plugin, as in the configuration that Docker's package of containerd ships. */
  readonly criDisabled: boolean;
  readonly streamServer: StreamServer;
  /** More settings of the CRI plugin's runtime half, such as `{ max_container_log_line_size: 100 }`. */
  readonly criOptions: Readonly<Record<string, string | number | boolean>>;
}

/** Where exec, attach and port-forward are served. Port 0: a free one. */
export interface StreamServer {
  readonly address: string;
  readonly port: number;
}
