import { stat } from 'node:fs/promises';
import path from 'node:path';
import { readSmallFile } from '../common/readSmallFile.ts';
import { errorCode } from '../common/thrown.ts';
import { addressText, type DiscoveryEntry, type Endpoint, type EndpointAddress } from '../contract/endpoint.ts';
import { CriError } from '../contract/failure.ts';
import { followLinks } from './followLinks.ts';
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
  /** The variable or the file that the user named it in, so that it is shown even when nothing is there yet. */
  readonly source?: string;
}

export interface DiscoveryRequest {
  readonly env: NodeJS.ProcessEnv;
  readonly crictlConfig?: string;
  readonly usualPlaces?: typeof wellKnownSockets;
  /** The ids of what was found before: a runtime that stopped takes its socket away, and its place is kept. */
  readonly known?: ReadonlySet<string>;
}

/** The configuration file that crictl reads. */
export function crictlConfigPath(env: NodeJS.ProcessEnv): string {
  const { CRI_CONFIG_FILE: named = '' } = env;
  return named === '' ? '/etc/crictl.yaml' : named;
}

/**
 * Looks for CRI endpoints on this machine: crictl's own variable and configuration file first, then the usual places.
 * An endpoint that the user named for crictl is always taken; a usual place only where there is a socket, or was one, or
 * where the folder may not be entered, so that a socket may be in it.
 */
export async function discoverEndpoints({
  env,
  crictlConfig = crictlConfigPath(env),
  usualPlaces = wellKnownSockets,
  known = new Set(),
}: DiscoveryRequest): Promise<Discovery> {
  const config = await readCrictlConfig(crictlConfig);
  const candidates: Candidate[] = [
    ...named(env['CONTAINER_RUNTIME_ENDPOINT'], 'CONTAINER_RUNTIME_ENDPOINT'),
    ...named(config.runtimeEndpoint, crictlConfig),
    ...usualPlaces.map(({ path: socketPath, name }) => ({ address: `unix://${socketPath}`, name })),
  ];

  const endpoints = new Map<string, Endpoint>();
  const entries: DiscoveryEntry[] = [...config.entries];
  for (const candidate of candidates) {
    const { address: text, name, source } = candidate;
    const place = { address: text, ...(source !== undefined && { source }) };
    const address = readAddress(text);
    if (address instanceof CriError) {
      const { failure } = address;
      entries.push({
        ...place,
        outcome: 'other',
        ...(failure.reason === 'invalidAddress' && { problem: { problem: 'address', failure } }),
      });
      continue;
    }
    const found = await look(address);
    entries.push({ ...place, ...found });
    const id = addressText(address);
    if (source === undefined && found.outcome !== 'found' && found.outcome !== 'denied' && !known.has(id)) {
      continue;
    }
    // /var/run is a link to /run nearly everywhere: the same socket is one endpoint.
    const key = address.kind === 'unix' ? (followLinks(address.path).at(-1) ?? address.path) : id;
    if (!endpoints.has(key)) {
      endpoints.set(key, { id, name, address });
    }
  }
  return { endpoints: [...endpoints.values()], entries };
}

function named(address: string | undefined, source: string): Candidate[] {
  if (address === undefined || address.trim() === '') {
    return [];
  }
  const known = wellKnownSockets.find((socket) => address.trim().endsWith(socket.path));
  return [{ address, name: known?.name ?? path.basename(address.trim()), source }];
}

function readAddress(text: string): EndpointAddress | CriError {
  try {
    return parseEndpointAddress(text);
  } catch (error) {
    if (error instanceof CriError) {
      return error;
    }
    throw error;
  }
}

type Outcome = Pick<DiscoveryEntry, 'outcome' | 'problem'>;

async function look(address: EndpointAddress): Promise<Outcome> {
  if (address.kind === 'tcp') {
    return { outcome: 'found' };
  }
  try {
    return (await stat(address.path)).isSocket()
      ? { outcome: 'found' }
      : { outcome: 'other', problem: { problem: 'notSocket' } };
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (code === 'EACCES') {
      return { outcome: 'denied' };
    }
    return isAbsent(code) ? { outcome: 'absent' } : { outcome: 'other', problem: { problem: 'unreadable', code } };
  }
}

function isAbsent(code: string): boolean {
  return code === 'ENOENT' || code === 'ENOTDIR';
}

interface ReadConfig {
  readonly runtimeEndpoint?: string;
  readonly entries: readonly DiscoveryEntry[];
}

/** Whatever is wrong with the file keeps no other endpoint from being found, and is told. */
async function readCrictlConfig(source: string): Promise<ReadConfig> {
  let text: string;
  try {
    text = await readSmallFile(source);
  } catch (error) {
    const code = errorCode(error) ?? '';
    return isAbsent(code)
      ? { entries: [] }
      : { entries: [{ source, outcome: 'other', problem: { problem: 'unreadable', code } }] };
  }
  const { parseCrictlConfig } = await import(/* webpackChunkName: "yaml" */ './crictlConfig.ts');
  const { problems, ...config } = parseCrictlConfig(text);
  return { ...config, entries: problems.map((problem) => ({ source, outcome: 'other', problem })) };
}
