import { lstat, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { addressText, type DiscoveryEntry, type Endpoint, type EndpointAddress } from '../contract/endpoint.ts';
import { parseEndpointAddress } from './parseEndpointAddress.ts';

export interface Discovery {
  readonly endpoints: readonly Endpoint[];
  /** Every place that was searched, found or not, so that a person can see why an endpoint is missing. */
  readonly entries: readonly DiscoveryEntry[];
}

/** The default CRI sockets of the runtimes, in the order in which they are offered. */
export const wellKnownSockets: readonly { readonly path: string; readonly name: string }[] = [
  { path: '/run/containerd/containerd.sock', name: 'containerd' },
  { path: '/run/crio/crio.sock', name: 'CRI-O' },
  { path: '/run/cri-dockerd.sock', name: 'cri-dockerd' },
  { path: '/run/k3s/containerd/containerd.sock', name: 'k3s' },
  { path: '/run/k0s/containerd.sock', name: 'k0s' },
  { path: '/var/snap/microk8s/common/run/containerd.sock', name: 'MicroK8s' },
];

interface Candidate {
  readonly address: string;
  readonly name: string;
  readonly source: string;
  /** The user named it, so it is shown even when nothing is there yet. */
  readonly required: boolean;
}

/**
 * Looks for CRI endpoints on this machine: crictl's own variable and configuration file first, then the usual places.
 * An endpoint that the user named for crictl is always taken; a usual place only where there is a socket, or where the
 * folder may not be entered, so that a socket may be in it.
 */
export async function discoverEndpoints(
  env: NodeJS.ProcessEnv,
  crictlConfig = '/etc/crictl.yaml',
  usualPlaces = wellKnownSockets,
): Promise<Discovery> {
  const variable = env['CONTAINER_RUNTIME_ENDPOINT'];
  const configured = await readCrictlEndpoint(crictlConfig);
  const candidates: Candidate[] = [
    ...named(variable, 'CONTAINER_RUNTIME_ENDPOINT'),
    ...named(configured, crictlConfig),
    ...usualPlaces.map(({ path: socketPath, name }) => ({
      address: `unix://${socketPath}`,
      name,
      source: 'usual place',
      required: false,
    })),
  ];

  const endpoints = new Map<string, Endpoint>();
  const entries: DiscoveryEntry[] = [];
  for (const candidate of candidates) {
    const entry = await look(candidate);
    entries.push(entry);
    const address = usableAddress(candidate);
    if (address === undefined || (!candidate.required && entry.outcome !== 'found' && entry.outcome !== 'denied')) {
      continue;
    }
    // /var/run is a link to /run nearly everywhere: the same socket is one endpoint.
    const key = address.kind === 'unix' ? await realpath(address.path).catch(() => address.path) : addressText(address);
    if (!endpoints.has(key)) {
      endpoints.set(key, { id: addressText(address), name: candidate.name, address });
    }
  }
  return { endpoints: [...endpoints.values()], entries };
}

function named(address: string | undefined, source: string): Candidate[] {
  if (address === undefined || address.trim() === '') {
    return [];
  }
  const known = wellKnownSockets.find((socket) => address.trim().endsWith(socket.path));
  return [{ address, name: known?.name ?? path.basename(address.trim()), source, required: true }];
}

function usableAddress(candidate: Candidate): EndpointAddress | undefined {
  try {
    return parseEndpointAddress(candidate.address);
  } catch {
    // The entry of this candidate says what is wrong with it.
    return undefined;
  }
}

async function look(candidate: Candidate): Promise<DiscoveryEntry> {
  const { address, source } = candidate;
  try {
    const parsed = parseEndpointAddress(address);
    if (parsed.kind === 'tcp') {
      return { address, source, outcome: 'found' };
    }
    const file = await lstat(await realpath(parsed.path));
    return file.isSocket()
      ? { address, source, outcome: 'found' }
      : { address, source, outcome: 'other', detail: 'not a socket' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EACCES') {
      return { address, source, outcome: 'denied' };
    }
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? { address, source, outcome: 'absent' }
      : { address, source, outcome: 'other', detail: String(error) };
  }
}

/**
 * The `runtime-endpoint` of crictl's configuration file, or `undefined` where there is none or it cannot be read: the
 * file is a convenience here, so whatever is wrong with it must not keep other endpoints from being found.
 */
async function readCrictlEndpoint(file: string): Promise<string | undefined> {
  try {
    const text = await readFile(file, 'utf8');
    const { parse } = await import(/* webpackChunkName: "yaml" */ 'yaml');
    const config: unknown = parse(text);
    const value =
      typeof config === 'object' && config !== null && 'runtime-endpoint' in config
        ? config['runtime-endpoint']
        : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    return undefined;
  }
}
