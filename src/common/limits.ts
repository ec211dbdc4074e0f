/**
 * The most that a runtime may send of anything, so that whoever answers at a socket can neither fill this process's
 * memory nor keep its only thread. What exceeds a limit fails in words (`messageTooLarge`) or is left unread and says
 * so; nothing of it is silently lost. How long an answer may take is in `cri/deadlines.ts` and in the settings.
 */
export const limits = {
  /** One message. A runtime itself refuses to send more than 16 MiB; gRPC's own default of 4 MiB is 3,000 containers. */
  messageBytes: 32 * 1024 * 1024,
  /** All messages of one stream with an end, such as a list in parts. 10,000 containers of a kubelet are some 20 MiB. */
  streamBytes: 64 * 1024 * 1024,
  /** Such a stream may send a message for each item, and messages without a byte count as well. */
  streamMessages: 50_000,
  /** Items of one list. A kubelet stops at some hundred pods; ten thousand containers are the most that we promise. */
  listItems: 50_000,
  /**
   * Numbers, texts and headers of fields that are decoded in one go, which takes 3 µs for each message of two bytes. A
   * container in a list has 70, a pod's event with all its containers some thousand.
   */
  valuesAtOnce: 50_000,
  /** JSON inside one text of a reply. Verbose information has been seen with 4 MB. */
  jsonCharacters: 8 * 1024 * 1024,
  /** An OCI spec is 9 deep. Every reader of JSON recurses. */
  jsonDepth: 64,
  /** An OCI spec has a thousand values; the configuration of an image some hundred. */
  jsonValues: 200_000,
  /** No file system is made of more layers: the kernel's overlay takes 500 below the writable one. */
  layers: 512,
  /** Registries refuse larger manifests. */
  manifestBytes: 4 * 1024 * 1024,
} as const;

/** A limit that a reply exceeded: the most that there may be, and of what. */
export interface ExceededLimit {
  readonly of: 'bytes' | 'messages' | 'items' | 'values';
  readonly most: number;
}
