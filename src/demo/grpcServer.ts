import { chmodSync } from 'node:fs';
import net from 'node:net';
import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import type {
  MethodDefinition,
  sendUnaryData,
  ServerUnaryCall,
  ServerWritableStream,
  ServiceDefinition,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { CallError, unimplemented } from './callError.ts';
import type { Faults } from './faults.ts';
import { padded } from './paddedReply.ts';
import { sleep, whileNotAborted } from './process/whileNotAborted.ts';
import type { AnyCall } from './service/call.ts';

/** A gRPC server on a Unix socket. It owns the connections, so that it can cut them as a dying runtime does. */
export class GrpcServer {
  readonly #server = new Server();
  readonly #injector = this.#server.createConnectionInjector(ServerCredentials.createInsecure());
  readonly #connections = new Set<net.Socket>();
  readonly #listener = net.createServer((connection) => this.#connected(connection));

  constructor(private readonly faults: Faults) {}

  /** Serves each of the service's methods by the call of its name; the rest is unimplemented. */
  add(service: ServiceDefinition, calls: Readonly<Record<string, AnyCall>>): void {
    const methods: Record<string, ServiceDefinition[string]> = {};
    const handlers: UntypedServiceImplementation = {};
    for (const [name, definition] of Object.entries(service)) {
      const call = calls[name] ?? (() => Promise.reject(unimplemented(name)));
      methods[name] = this.#withPadding(name, definition);
      handlers[name] = definition.responseStream ? this.#stream(name, call) : this.#unary(name, call);
    }
    this.#server.addService(methods, handlers);
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

  /** Cuts every connection now. */
  dropConnections(): void {
    this.#connections.forEach((connection) => connection.destroy());
  }

  /** Stops listening, which removes the socket file, and ends all calls. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#listener.close(resolve));
    this.#server.forceShutdown();
    this.dropConnections();
    await closed;
  }

  #connected(connection: net.Socket): void {
    this.#connections.add(connection);
    connection.once('close', () => this.#connections.delete(connection));
    connection.on('error', () => connection.destroy());
    this.#injector.injectConnection(connection);
  }

  // A call was registered under the method whose request it takes: `never` stands for that one.
  #unary(name: string, call: AnyCall) {
    return (received: ServerUnaryCall<unknown, unknown>, reply: sendUnaryData<unknown>): void => {
      this.#withFaults(name, cancellation(received), async (signal) =>
        reply(null, await call(received.request as never, signal)),
      ).catch((error: unknown) => reply(asStatus(error)));
    };
  }

  #stream(name: string, call: AnyCall) {
    return (received: ServerWritableStream<unknown, unknown>): void => {
      const signal = cancellation(received);
      this.#withFaults(name, signal, async () => {
        for await (const message of (await call(received.request as never, signal)) as AsyncIterable<unknown>) {
          if (!received.write(message)) {
            await whileNotAborted(signal, (resolve) => received.once('drain', resolve));
          }
        }
        received.end();
      }).catch((error: unknown) => {
        if (!signal.aborted) {
          received.emit('error', asStatus(error));
        }
      });
    };
  }

  async #withFaults(name: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const fault = this.faults.of(name);
    switch (fault?.kind) {
      case 'delay':
        await sleep(fault.delayMs, signal);
        break;
      case 'error':
        throw new CallError(fault.code, fault.details);
      case 'drop':
        this.dropConnections();
        return;
      case 'silence':
        return;
      case 'hugeReply':
      case undefined:
        break;
    }
    await work(signal);
  }

  #withPadding(name: string, definition: MethodDefinition<unknown, unknown>): MethodDefinition<unknown, unknown> {
    const { responseSerialize } = definition;
    return {
      ...definition,
      responseSerialize: (reply) => padded(responseSerialize(reply), this.faults.paddingBytes(name)),
    };
  }
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
