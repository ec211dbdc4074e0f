import path from 'node:path';
import {
  type sendUnaryData,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { CriChannel } from '../../../src/rpc/criChannel.ts';
import { temporaryFolder } from '../rpc/causes.ts';

/** How a server answers a call, a stream with one message; throws a `{ code, details }` of gRPC to fail it. */
export type Answer<Request> = (request: Request) => object;

/** A server of one service, or of some calls of several, that answers these calls alone; and a channel to it. */
export async function fakeServer<Request>(
  service: ServiceDefinition,
  answers: Readonly<Record<string, Answer<Request>>>,
): Promise<AsyncDisposable & { readonly channel: CriChannel }> {
  const folder = temporaryFolder();
  const socketPath = path.join(folder.path, 'containerd.sock');
  const server = new Server();
  server.addService(
    service,
    Object.fromEntries(
      Object.entries(answers).map(([name, answer]) => [
        name,
        service[name]?.responseStream ? stream(answer) : unary(answer),
      ]),
    ),
  );
  await new Promise<void>((resolve, reject) => {
    server.bindAsync(`unix://${socketPath}`, ServerCredentials.createInsecure(), (error) =>
      error === null ? resolve() : reject(error),
    );
  });
  const channel = new CriChannel({ kind: 'unix', path: socketPath }, () => 5_000);
  return {
    channel,
    [Symbol.asyncDispose]: async () => {
      channel.dispose();
      server.forceShutdown();
      await folder[Symbol.asyncDispose]();
    },
  };
}

function unary<Request>(answer: Answer<Request>): UntypedServiceImplementation[string] {
  return ({ request }: ServerUnaryCall<Request, object>, reply: sendUnaryData<object>) => {
    try {
      reply(null, answer(request));
    } catch (error) {
      reply(error as { code: number; details: string });
    }
  };
}

function stream<Request>(answer: Answer<Request>): UntypedServiceImplementation[string] {
  return (call: ServerWritableStream<Request, object>) => {
    call.write(answer(call.request));
    call.end();
  };
}
