import { chmodSync } from 'node:fs';
import net from 'node:net';
import {
  type handleServerStreamingCall,
  type handleUnaryCall,
  type sendUnaryData,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceDefinition,
  status,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { CallError, unimplemented } from './callError.ts';
import { whileNotAborted } from './process/program.ts';

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
type AnyCall = (request: never, signal: AbortSignal) => unknown;

/** A gRPC server on a Unix socket. It owns the connections, so that none outlives it. */
export class GrpcServer {
  readonly #server = new Server();
  readonly #injector = this.#server.createConnectionInjector(ServerCredentials.createInsecure());
  readonly #connections = new Set<net.Socket>();
  readonly #listener = net.createServer((connection) => this.#connected(connection));

  /** Serves each of the service's methods by the call of its name; the rest is unimplemented. */
  add(service: ServiceDefinition, calls: Readonly<Record<string, AnyCall>>): void {
    const handlers: UntypedServiceImplementation = {};
    for (const [name, definition] of Object.entries(service)) {
      const call = calls[name] ?? (() => Promise.reject(unimplemented(name)));
      handlers[name] = definition.responseStream ? stream(call) : unary(call);
    }
    this.#server.addService(service, handlers);
  }

  /** @throws Error when the socket cannot be made */
  async listen(socketPath: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#listener.once('error', reject).listen(socketPath, resolve);
    });
    chmodSync(socketPath, 0o600);
  }

  get isListening(): boolean {
    return this.#listener.listening;
  }

  /** Stops listening, which removes the socket file, and ends all calls. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#listener.close(resolve));
    this.#server.forceShutdown();
    this.#connections.forEach((connection) => connection.destroy());
    await closed;
  }

  #connected(connection: net.Socket): void {
    this.#connections.add(connection);
    connection.once('close', () => this.#connections.delete(connection));
    connection.on('error', () => connection.destroy());
    this.#injector.injectConnection(connection);
  }
}

// A call was registered under the method whose request it takes: `never` stands for that one.
function unary(call: AnyCall) {
  return (received: ServerUnaryCall<unknown, unknown>, reply: sendUnaryData<unknown>): void => {
    const answer = async (): Promise<void> =>
      reply(null, await call(received.request as never, cancellation(received)));
    answer().catch((error: unknown) => reply(asStatus(error)));
  };
}

function stream(call: AnyCall) {
  return (received: ServerWritableStream<unknown, unknown>): void => {
    const signal = cancellation(received);
    const answer = async (): Promise<void> => {
      for await (const message of (await call(received.request as never, signal)) as AsyncIterable<unknown>) {
        if (!received.write(message)) {
          await whileNotAborted(signal, (resolve) => received.once('drain', resolve));
        }
      }
      received.end();
    };
    answer().catch((error: unknown) => {
      if (!signal.aborted) {
        received.emit('error', asStatus(error));
      }
    });
  };
}

function cancellation(call: { on(event: 'cancelled', listener: () => void): unknown }): AbortSignal {
  const controller = new AbortController();
  call.on('cancelled', () => controller.abort(new CallError(status.CANCELLED, 'context canceled')));
  return controller.signal;
}

function asStatus(error: unknown): { code: status; details: string } {
  return error instanceof CallError
    ? { code: error.code, details: error.details }
    : { code: status.UNKNOWN, details: error instanceof Error ? error.message : String(error) };
}
