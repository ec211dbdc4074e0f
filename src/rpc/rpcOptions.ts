import type { CallOptions } from '../contract/call.ts';

export interface RpcOptions extends CallOptions {
  /** Headers of the request, such as containerd's namespace. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A subscription has no deadline: it lasts until it is aborted or the server ends it. */
export interface SubscriptionOptions<Response> {
  readonly signal?: AbortSignal;
  readonly metadata?: Readonly<Record<string, string>>;
  /** Called with each message as it comes, before the next is read. */
  readonly onMessage: (message: Response) => void;
}
