import { fromJSON } from '@grpc/proto-loader';
import { loadPackageDefinition, type ServiceDefinition } from '@grpc/grpc-js';
import descriptors from '../rpc/generated/descriptors.json';
import { decoding } from '../rpc/decoding.ts';
import type { ProtoGrpcType } from '../rpc/generated/types/api.ts';
import type { ContainerConfig } from '../rpc/generated/types/runtime/v1/ContainerConfig.ts';
import type { PodSandboxConfig } from '../rpc/generated/types/runtime/v1/PodSandboxConfig.ts';

/** The CRI's descriptors: the services to serve, and a request's config as containerd prints it. */
export class Wire {
  readonly runtimeService: ServiceDefinition;
  readonly imageService: ServiceDefinition;
  readonly #v1: ProtoGrpcType['runtime']['v1'];
  readonly #plain: ProtoGrpcType['runtime']['v1'];

  constructor() {
    this.#v1 = load(decoding);
    this.#plain = load({ keepCase: true, longs: Number, bytes: String });
    this.runtimeService = this.#v1.RuntimeService.service;
    this.imageService = this.#v1.ImageService.service;
  }

  /** Prints a message as Go's encoding/json does: zero values left out, enums and 64-bit integers as numbers. */
  printSandboxConfig(config: PodSandboxConfig): object {
    return this.#plain.PodSandboxConfig.deserialize(this.#v1.PodSandboxConfig.serialize(config));
  }

  /** Like {@link printSandboxConfig}, with environment variables as text, the way containerd 2.1 prints them. */
  printContainerConfig(config: ContainerConfig): object {
    const printed = this.#plain.ContainerConfig.deserialize(this.#v1.ContainerConfig.serialize(config));
    const envs = (config.envs ?? []).map(({ key, value }) => ({ key, value: Buffer.from(value ?? '').toString() }));
    return envs.length === 0 ? printed : { ...printed, envs };
  }
}

function load(options: Parameters<typeof fromJSON>[1]): ProtoGrpcType['runtime']['v1'] {
  // The compiler's idea of the JSON (a type a message) and grpc-js's of what it loads (a tree of anything) are of no
  // use; the generator made ProtoGrpcType from the same descriptors.
  const json: unknown = descriptors;
  const loaded: unknown = loadPackageDefinition(fromJSON(json as Parameters<typeof fromJSON>[0], options));
  return (loaded as ProtoGrpcType).runtime.v1;
}
