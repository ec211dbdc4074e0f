import type { ContainerStats } from '../../rpc/generated/types/runtime/v1/ContainerStats.ts';
import type { CpuUsage } from '../../rpc/generated/types/runtime/v1/CpuUsage.ts';
import type { MemoryUsage } from '../../rpc/generated/types/runtime/v1/MemoryUsage.ts';
import type { PodSandboxStats } from '../../rpc/generated/types/runtime/v1/PodSandboxStats.ts';
import { secondNs } from '../clock.ts';
import type { ContainerRecord } from '../state/containerRecord.ts';
import type { SandboxRecord } from '../state/sandboxRecord.ts';

export const imageFsMountpoint = '/var/lib/containerd/io.containerd.snapshotter.v1.overlayfs';

/**
 * Numbers that move as a load does, and depend on nothing but the container's id and the time. A container that does
 * not run has neither processor nor memory.
 */
export function containerStats(container: ContainerRecord, now: bigint): ContainerStats {
  const { id, config } = container;
  const timestamp = now.toString();
  const isRunning = container.state === 'CONTAINER_RUNNING';
  return {
    attributes: {
      id,
      metadata: config.metadata ?? null,
      labels: config.labels ?? {},
      annotations: config.annotations ?? {},
    },
    cpu: isRunning ? cpuUsage(container, now) : null,
    memory: isRunning ? memoryUsage(container, now) : null,
    writable_layer: {
      timestamp,
      fs_id: { mountpoint: imageFsMountpoint },
      used_bytes: { value: String(8192 * (1 + (share(id) % 64))) },
      inodes_used: { value: String(5 + (share(id) % 40)) },
    },
  };
}

function cpuUsage(container: ContainerRecord, now: bigint): CpuUsage {
  const load = loadOf(container, now);
  return {
    timestamp: now.toString(),
    usage_core_nano_seconds: { value: String(load.usedNs) },
    usage_nano_cores: { value: String(load.nanoCores) },
  };
}

function memoryUsage(container: ContainerRecord, now: bigint): MemoryUsage {
  const memory = memoryOf(container, now);
  const limit = Number(container.resources.memory_limit_in_bytes ?? 0);
  return {
    timestamp: now.toString(),
    working_set_bytes: { value: String(memory) },
    available_bytes: { value: String(Math.max(0, limit - memory)) },
    usage_bytes: { value: String(Math.round(memory * 1.2)) },
    rss_bytes: { value: String(Math.round(memory * 0.7)) },
    page_faults: { value: String(Math.round(memory / 4096)) },
    major_page_faults: { value: '0' },
  };
}

/** @param containers the running ones of the sandbox */
export function sandboxStats(
  sandbox: SandboxRecord,
  containers: readonly ContainerRecord[],
  now: bigint,
): PodSandboxStats {
  const timestamp = now.toString();
  const stats = containers.map((container) => containerStats(container, now));
  const loads = containers.map((container) => loadOf(container, now));
  const memory = containers.reduce((sum, container) => sum + memoryOf(container, now), 225_280);
  const seconds = Number((now - sandbox.createdAt) / secondNs);
  return {
    attributes: {
      id: sandbox.id,
      metadata: sandbox.config.metadata ?? null,
      labels: sandbox.config.labels ?? {},
      annotations: sandbox.config.annotations ?? {},
    },
    linux: {
      cpu: {
        timestamp,
        usage_core_nano_seconds: { value: String(loads.reduce((sum, { usedNs }) => sum + usedNs, 8_236_414)) },
        usage_nano_cores: { value: String(loads.reduce((sum, { nanoCores }) => sum + nanoCores, 0)) },
      },
      memory: {
        timestamp,
        working_set_bytes: { value: String(memory) },
        available_bytes: { value: '0' },
        usage_bytes: { value: String(Math.round(memory * 1.2)) },
        rss_bytes: { value: String(Math.round(memory * 0.7)) },
        page_faults: { value: String(Math.round(memory / 4096)) },
        major_page_faults: { value: '1' },
      },
      network: {
        timestamp,
        default_interface: {
          name: 'eth0',
          rx_bytes: { value: String(1956 + seconds * (200 + (share(sandbox.id) % 3000))) },
          rx_errors: { value: '0' },
          tx_bytes: { value: String(472 + seconds * (100 + (share(sandbox.id) % 2000))) },
          tx_errors: { value: '0' },
        },
      },
      process: {
        timestamp,
        process_count: {
          value: String(containers.reduce((sum, { process }) => sum + (process?.processCount ?? 0), 1)),
        },
      },
      containers: stats,
    },
  };
}

/** A sine about a mean that the id picks, and its integral, so that the total never falls. Whole nanoseconds. */
function loadOf({ id, startedAt }: ContainerRecord, now: bigint): { nanoCores: number; usedNs: number } {
  const seconds = Number(now - startedAt) / Number(secondNs);
  const mean = 1_000_000 + (share(id) % 250) * 1_000_000;
  const swing = mean * 0.6;
  const speed = (2 * Math.PI) / (20 + (share(id) % 40));
  return {
    nanoCores: Math.round(mean + swing * Math.sin(speed * seconds)),
    usedNs: Math.round(mean * seconds + (swing * (1 - Math.cos(speed * seconds))) / speed),
  };
}

function memoryOf({ id, startedAt, resources }: ContainerRecord, now: bigint): number {
  const seconds = Number(now - startedAt) / Number(secondNs);
  const limit = Number(resources.memory_limit_in_bytes ?? 0);
  const mean = (limit || 256 * 2 ** 20) * (0.2 + (share(id) % 50) / 100);
  return Math.floor((mean * (1 + 0.1 * Math.sin(seconds / 17))) / 4096) * 4096;
}

function share(id: string): number {
  return Number.parseInt(id.slice(0, 6), 16);
}
