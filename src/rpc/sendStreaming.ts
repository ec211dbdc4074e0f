import type { OutgoingCall } from './outgoingCall.ts';
import type { RpcMethod } from './rpcMethod.ts';

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
        reject(error instanceof Error ? error : new Error(String(error)));
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
