import type { CallOptions, ListOptions } from './call.ts';
import type { JsonObject } from './json.ts';
import type { FilesystemUsage } from './runtime.ts';

/** An image as `ListImages` reports it. */
export interface Image {
  readonly id: string;
  /** References with a tag, such as `docker.io/library/nginx:1.29`; empty for an untagged image. */
  readonly repoTags: readonly string[];
  /** References with a digest. */
  readonly repoDigests: readonly string[];
  /** Compressed on containerd, unpacked on CRI-O and cri-dockerd; `undefined` where the runtime does not know it. */
  readonly sizeBytes: bigint | undefined;
  /** Pinned images survive the kubelet's garbage collection. */
  readonly pinned: boolean;
}

/**
 * What a registry is logged into with. Never logged, and written to disk by nobody but the editor's own secret storage.
 * `registry` is a host with its port if it has one, as the image's reference writes it, since a runtime compares it letter
 * by letter with where it is about to log in; Docker Hub is `docker.io`. The credentials go nowhere else.
 */
export type RegistryCredentials =
  | { readonly kind: 'password'; readonly registry: string; readonly username: string; readonly password: string }
  | { readonly kind: 'identityToken'; readonly registry: string; readonly identityToken: string };

export interface PullOptions extends CallOptions {
  /** Without them the pull is anonymous, or uses what the runtime itself is configured with. */
  readonly credentials?: RegistryCredentials | undefined;
}

/**
 * A layer waits for its download and, once it has all its bytes, for the layers below it. Layers are unpacked one by one
 * from the bottom, unless containerd (2.2 and later) is configured to unpack several at once.
 */
export type LayerPhase = 'waiting' | 'downloading' | 'unpacking' | 'done';

export interface LayerProgress {
  readonly digest: string;
  readonly phase: LayerPhase;
  /** All of them for a layer that the node had before. */
  readonly downloadedBytes: number;
  /** Compressed size. */
  readonly totalBytes: number;
}

/** How far a pull has come. */
export interface PullProgress {
  /** From the bottom. */
  readonly layers: readonly LayerProgress[];
  readonly downloadedBytes: number;
  readonly totalBytes: number;
}

/** The CRI ImageService of one endpoint. Every method fails with a `CriError`. */
export interface ImagePort {
  listImages(options?: ListOptions<Image>): Promise<Image[]>;
  /** `undefined` for an unknown image: the runtime answers OK and sends none. */
  imageRaw(reference: string, options?: CallOptions): Promise<JsonObject | undefined>;
  /**
   * Returns the runtime's reference to what was pulled: an id or a repo digest. Aborting really ends the download.
   * Fails with `unauthorized` where the registry wants a login, or another one.
   */
  pullImage(reference: string, options?: PullOptions): Promise<string>;
  /** By id all tags go, on every runtime. */
  removeImage(id: string, options?: CallOptions): Promise<void>;
  imageFilesystems(options?: CallOptions): Promise<FilesystemUsage[]>;
}

/** A login that a person typed in. */
export interface KeptLogin {
  readonly credentials: RegistryCredentials;
  /** The ids of the endpoints that the person let it be sent to. */
  readonly endpointIds: readonly string[];
}

/**
 * Logins that a person typed in, kept by the editor: one for each registry, whose name is in lower case. May fail where
 * there is no keyring.
 */
export interface SecretPort {
  read(registry: string): Promise<KeptLogin | undefined>;
  /** In place of what was kept for the same registry. */
  keep(login: KeptLogin): Promise<void>;
  forget(registry: string): Promise<void>;
  registries(): Promise<readonly string[]>;
}
