import type { ServiceDefinition } from '@grpc/grpc-js';
import type { CallObserver } from '../../src/contract/call.ts';
import { CriError, failureIn } from '../../src/contract/failure.ts';
import {
  contentService,
  eventsService,
  introspectionService,
  leasesService,
  snapshotsService,
  tasksService,
  versionService,
} from '../../src/rpc/containerdServices.ts';
import { CriChannel } from '../../src/rpc/criChannel.ts';
import { observeCall } from '../../src/rpc/observeCall.ts';
import { methodName, type RpcMethod } from '../../src/rpc/rpcMethod.ts';
import { imageService, runtimeService } from '../../src/rpc/services.ts';

const services: readonly ServiceDefinition[] = [
  ...[runtimeService, imageService, contentService, eventsService, introspectionService],
  ...[leasesService, snapshotsService, tasksService, versionService],
];

/** Every method that a server of ours might be asked, by its path. */
export const definitions = new Map(
  services.flatMap((service) => Object.values(service)).map((definition) => [definition.path, definition]),
);

/** @returns the messages that the server sends, encoded; an error for a status that it sends instead */
export type Answer = (path: string, request: unknown) => readonly Buffer[] | CriError;

/** Answers with bytes as a server would, and has them decoded as they would be. Nothing is connected. */
export class AnsweringChannel extends CriChannel {
  readonly #answer: Answer;
  readonly #watcher: CallObserver | undefined;
  replies = 0;

  constructor(answer: Answer, watcher?: CallObserver) {
    super({ kind: 'unix', path: '/run/attack.sock' }, () => 30_000);
    this.#answer = answer;
    this.#watcher = watcher;
  }

  override unary<Request, Response>(method: RpcMethod<Request, Response>, request: Request): Promise<Response> {
    return observeCall(this.#watcher, method, request, (observed) => {
      const [message = this.#decoded(observed, Buffer.alloc(0))] = this.#messages(observed, request);
      return Promise.resolve(message);
    });
  }

  override readEach<Request, Response>(
    method: RpcMethod<Request, Response>,
    request: Request,
    onMessage: (message: Response) => void,
  ): Promise<void> {
    return observeCall(this.#watcher, method, request, (observed) => {
      this.#messages(observed, request).forEach(onMessage);
      return Promise.resolve();
    });
  }

  override serverStream<Request, Response>(
    method: RpcMethod<Request, Response>,
    request: Request,
    { onMessage }: { readonly onMessage: (message: Response) => void },
  ): Promise<void> {
    return this.readEach(method, request, onMessage);
  }

  #messages<Request, Response>(method: RpcMethod<Request, Response>, request: Request): readonly Response[] {
    const answer = this.#answer(method.path, request);
    if (answer instanceof CriError) {
      throw answer;
    }
    this.replies += answer.length;
    return answer.map((bytes) => this.#decoded(method, bytes));
  }

  /** What cannot be decoded fails on this side, as in the channel. */
  #decoded<Request, Response>(method: RpcMethod<Request, Response>, bytes: Buffer): Response {
    try {
      return method.responseDeserialize(bytes);
    } catch (error) {
      if (error instanceof CriError) {
        throw error;
      }
      throw new CriError(failureIn(error, methodName(method)));
    }
  }
}
