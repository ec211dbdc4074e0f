/** An image as `ListImages` reports it. */
export interface Image {
  readonly id: string;
  /** References with a tag, such as `docker.io/library/nginx:1.29`; empty for an untagged image. */
  readonly repoTags: readonly string[];
  /** References with a digest. */
  readonly repoDigests: readonly string[];
  /** Bytes: compressed on containerd, unpacked on CRI-O and cri-dockerd. */
  readonly sizeBytes: bigint;
  /** Pinned images survive the kubelet's garbage collection. */
  readonly pinned: boolean;
}
