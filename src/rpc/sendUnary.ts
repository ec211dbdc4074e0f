import type { OutgoingCall } from './outgoingCall.ts';
import type { RpcMethod } from './rpcMethod.ts';

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
