/** An image that the demonstration registries serve. */
export interface DemoImage {
  /** `docker.io/library/nginx`. */
  readonly repository: string;
  readonly tag: string;
  /** Compressed, as containerd reports it. */
  readonly sizeBytes: number;
  readonly layers: number;
  /** Which commands an exec finds: a distribution's, busybox's, or none but its own program. */
  readonly userland: 'busybox' | 'debian' | 'none';
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly env?: readonly string[];
  readonly workingDirectory?: string;
  readonly user?: string;
  readonly ports?: readonly number[];
  /** What its server writes to its log while it runs. */
  readonly logLines?: readonly string[];
}

/** The name under which an image is listed. */
export function imageReference({ repository, tag }: DemoImage): string {
  return `${repository}:${tag}`;
}
