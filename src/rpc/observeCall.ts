import type { CallObserver, CallProgress } from '../contract/call.ts';
import { failureIn } from '../contract/failure.ts';
import { methodName, type RpcMethod, serviceName } from './rpcMethod.ts';

/** Sends a call and reports it to an observer: once, however often `send` tries. */
export async function observeCall<Request, Response, Result>(
  observer: CallObserver | undefined,
  method: RpcMethod<Request, Response>,
  request: Request,
  send: (method: RpcMethod<Request, Response>) => Promise<Result>,
): Promise<Result> {
  if (observer === undefined) {
    return send(method);
  }
  const name = methodName(method);
  const progress = observer.begun({ service: serviceName(method), method: name, request });
  try {
    const result = await send(observedMethod(method, progress));
    progress.ended();
    return result;
  } catch (error) {
    progress.ended(failureIn(error, name));
    throw error;
  }
}

/** Counts the bytes where the messages are encoded and decoded, so that nothing is encoded a second time. */
function observedMethod<Request, Response>(
  { path, requestSerialize, responseDeserialize }: RpcMethod<Request, Response>,
  progress: CallProgress,
): RpcMethod<Request, Response> {
  return {
    path,
    requestSerialize: (request) => {
      const bytes = requestSerialize(request);
      progress.sent(bytes.length);
      return bytes;
    },
    responseDeserialize: (bytes) => {
      const message = responseDeserialize(bytes);
      progress.received(message, bytes.length);
      return message;
    },
  };
}
