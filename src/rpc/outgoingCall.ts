import type { Client, Metadata } from '@grpc/grpc-js';
import { asError } from '../common/thrown.ts';
import type { RpcMethod } from './rpcMethod.ts';

export interface Cancellable {
  cancel(): void;
}

/** What one attempt at a call needs besides its method and request. */
export interface OutgoingCall {
  readonly client: Client;
  readonly metadata: Metadata;
  /** Milliseconds since 1970; infinite for none. */
  readonly deadline: number;
  /** Called with the call as soon as it exists, so that it can be cancelled. */
  readonly begun: (call: Cancellable) => void;
}

/** One request, one reply. Rejects with what grpc-js reports. */
export function sendUnary<Request, Response>(
  { client, metadata, deadline, begun }: OutgoingCall,
  { path, requestSerialize, responseDeserialize }: RpcMethod<Request, Response>,
  request: Request,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const call = client.makeUnaryRequest<Request, Response>(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      metadata,
      { deadline },
      (error, response) => {
        if (error !== null) {
          reject(error);
        } else if (response !== undefined) {
          resolve(response);
        }
      },
    );
    begun(call);
  });
}

/**
 * One request, many replies. Resolves when the server has ended the stream, rejects with what grpc-js reports or with
 * what `onMessage` throws; no message is passed on after that.
 */
export function sendStreaming<Request, Response>(
  { client, metadata, deadline, begun }: OutgoingCall,
  { path, requestSerialize, responseDeserialize }: RpcMethod<Request, Response>,
  request: Request,
  onMessage: (message: Response) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = client.makeServerStreamRequest<Request, Response>(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      metadata,
      { deadline },
    );
    begun(call);
    let over = false;
    call.on('data', (message: Response) => {
      if (over) {
        return;
      }
      try {
        onMessage(message);
      } catch (error) {
        over = true;
        reject(asError(error));
        call.cancel();
      }
    });
    // A stream that fails emits `error` and then `end`: the first counts.
    call.on('error', (error) => {
      over = true;
      reject(error);
    });
    call.on('end', () => {
      over = true;
      resolve();
    });
  });
}
