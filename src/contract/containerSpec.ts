/** What a container is made from: the part of `ContainerConfig` that this project sets. */
export interface ContainerSpec {
  readonly name: string;
  readonly attempt?: number;
  readonly image: string;
  /** Replaces the image's entry point. */
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Relative to the sandbox's log directory. */
  readonly logPath?: string;
  readonly memoryLimitBytes?: number;
}
