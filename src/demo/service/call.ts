import type { handleServerStreamingCall, handleUnaryCall } from '@grpc/grpc-js';

/** One RPC without gRPC's manners: an answer or a CallError. The signal is aborted when the client gives up. */
type Call<Handler> =
  Handler extends handleUnaryCall<infer Request, infer Response>
    ? (request: Request, signal: AbortSignal) => Response | Promise<Response>
    : Handler extends handleServerStreamingCall<infer Request, infer Response>
      ? (request: Request, signal: AbortSignal) => Iterable<Response> | AsyncIterable<Response>
      : never;

/** Some of a service's RPCs, by name. */
export type Calls<Handlers, Method extends keyof Handlers> = { readonly [M in Method]: Call<Handlers[M]> };

/** Any RPC, where the server no longer knows which. */
export type AnyCall = (request: never, signal: AbortSignal) => unknown;
