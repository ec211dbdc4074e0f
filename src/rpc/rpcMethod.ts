import type { CallOptions } from '../contract/call.ts';

/** The part of a generated method definition that a call needs. */
export interface RpcMethod<Request, Response> {
  readonly path: string;
  readonly requestSerialize: (request: Request) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => Response;
}

/** The last part of a path: `ListContainers` of `/runtime.v1.RuntimeService/ListContainers`. */
export function methodName({ path }: { readonly path: string }): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The part before it: `runtime.v1.RuntimeService`. */
export function serviceName({ path }: { readonly path: string }): string {
  return path.slice(1, path.lastIndexOf('/'));
}

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
