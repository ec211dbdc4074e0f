import { loadPackageDefinition } from '@grpc/grpc-js';
import descriptors from './generated/containerdDescriptors.json';
import type { ProtoGrpcType } from './generated/types/containerd.ts';
import { loadDescriptors } from './loadDescriptors.ts';

const loaded: unknown = loadPackageDefinition(loadDescriptors(descriptors));

// The cast is where the generated types meet the loaded descriptor: both are made from the same .proto files with the
// same options, and a test compares those files with the wire facts field by field.
const { containerd } = loaded as ProtoGrpcType;

export const contentService = containerd.services.content.v1.Content.service;
export const eventsService = containerd.services.events.v1.Events.service;
export const introspectionService = containerd.services.introspection.v1.Introspection.service;
export const leasesService = containerd.services.leases.v1.Leases.service;
export const snapshotsService = containerd.services.snapshots.v1.Snapshots.service;
export const tasksService = containerd.services.tasks.v1.Tasks.service;
export const versionService = containerd.services.version.v1.Version.service;
/** What an event's payload is decoded with, by the last part of its type_url. */
export const eventMessages = containerd.events;
/** What an Any of runc's shim is decoded with, by the last part of its type_url. */
export const runcMessages = containerd.runc.v1;
