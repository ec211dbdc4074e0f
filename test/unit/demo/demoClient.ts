import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  type Client,
  type ClientReadableStream,
  type ClientUnaryCall,
  credentials,
  loadPackageDefinition,
  type requestCallback,
} from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';
import { WebSocket } from 'ws';
import descriptors from '../../../src/rpc/generated/descriptors.json';
import { decoding } from '../../../src/rpc/decoding.ts';
import type { ProtoGrpcType } from '../../../src/rpc/generated/types/api.ts';
import type { ImageServiceClient } from '../../../src/rpc/generated/types/runtime/v1/ImageService.ts';
import type { RuntimeServiceClient } from '../../../src/rpc/generated/types/runtime/v1/RuntimeService.ts';
import { DemoRuntime } from '../../../src/demo/demoRuntime.ts';
import { plantImages, plantNode } from '../../../src/demo/seed/plantNode.ts';
import type { Planter } from '../../../src/demo/seed/planter.ts';

/** A demonstration runtime and plain gRPC clients of it. */
export interface DemoBench {
  readonly runtime: DemoRuntime;
  readonly cri: RuntimeServiceClient;
  readonly images: ImageServiceClient;
  readonly folder: string;
  stop(): Promise<void>;
}

/** A node without pods, with the images that are named and the pause image. */
export function emptyNode(...images: string[]): (planter: Planter) => void {
  return (planter) => plantImages(planter, ['registry.k8s.io/pause:3.10', ...images]);
}

export async function startBench(plant: (planter: Planter) => void = plantNode, pullMs = 50): Promise<DemoBench> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'demo-test-'));
  const runtime = new DemoRuntime({ socketPath: path.join(folder, 'cri.sock'), plant, pullMs: [pullMs, pullMs] });
  await runtime.start();
  const { cri, images } = connect(runtime.socketPath);
  return {
    runtime,
    cri,
    images,
    folder,
    stop: async () => {
      cri.close();
      images.close();
      await runtime.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

export function connect(
  socketPath: string,
  receiveLimitBytes = 16 * 2 ** 20,
): { cri: RuntimeServiceClient; images: ImageServiceClient } {
  const json: unknown = descriptors;
  const loaded: unknown = loadPackageDefinition(fromJSON(json as Parameters<typeof fromJSON>[0], decoding));
  const { v1 } = (loaded as ProtoGrpcType).runtime;
  const options = {
    'grpc.max_receive_message_length': receiveLimitBytes,
    'grpc.use_local_subchannel_pool': 1,
    'grpc.initial_reconnect_backoff_ms': 100,
  };
  const address = `unix://${socketPath}`;
  return {
    cri: new v1.RuntimeService(address, credentials.createInsecure(), options),
    images: new v1.ImageService(address, credentials.createInsecure(), options),
  };
}

type Method<Request, Reply> = (request: Request, callback: requestCallback<Reply>) => ClientUnaryCall;
type Exchange<M> =
  M extends Method<infer Request, infer Reply> ? { readonly request: Request; readonly reply: Reply } : never;
type RequestOf<M> = Exchange<M>['request'];
type ReplyOf<M> = Exchange<M>['reply'];

/** A unary call as a promise: `unary(cri, 'Version', {})`. */
export function unary<C extends Client, M extends keyof C>(
  client: C,
  name: M,
  request: RequestOf<C[M]>,
): Promise<ReplyOf<C[M]>> {
  return new Promise((resolve, reject) => {
    const method = client[name] as Method<RequestOf<C[M]>, ReplyOf<C[M]>>;
    method.call(client, request, (error, reply) => {
      if (error === null && reply !== undefined) {
        resolve(reply);
      } else {
        reject(error ?? new Error('no reply'));
      }
    });
  });
}

export async function collect<T>(stream: ClientReadableStream<T>): Promise<T[]> {
  const messages: T[] = [];
  for await (const message of stream) {
    messages.push(message as T);
  }
  return messages;
}

/** The client's end of an exec: what came on each channel, as text. */
export class StreamingClient {
  readonly #texts = new Map<number, string>();
  readonly closed: Promise<void>;
  readonly opened: Promise<void>;
  readonly #socket: WebSocket;

  constructor(url: string, protocols: string[] = ['v4.channel.k8s.io']) {
    this.#socket = new WebSocket(url, protocols);
    this.opened = new Promise((resolve, reject) => {
      this.#socket.once('open', resolve).once('error', reject);
    });
    this.closed = new Promise((resolve) => this.#socket.once('close', () => resolve()));
    this.#socket.on('message', (data: Buffer) => {
      const channel = data[0] ?? -1;
      this.#texts.set(channel, this.text(channel) + data.subarray(1).toString('latin1'));
    });
  }

  get protocol(): string {
    return this.#socket.protocol;
  }

  text(channel: number): string {
    return this.#texts.get(channel) ?? '';
  }

  send(channel: number, text: string): void {
    this.#socket.send(Buffer.concat([Buffer.of(channel), Buffer.from(text)]));
  }

  close(): void {
    this.#socket.close();
  }
}
