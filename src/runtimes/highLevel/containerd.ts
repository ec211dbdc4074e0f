import type { Localize } from '../../common/localize.ts';
import type { JsonValue } from '../../contract/json.ts';
import { known } from '../../contract/layers/fact.ts';
import type { NodeProcess } from '../../contract/layers/process.ts';
import { flagValue, programName } from '../commandLine.ts';
import type { HighLevelRuntime, HighLevelWords, RuntimeReplies, Supervisor } from '../highLevelRuntime.ts';
import { asFilledText, asFlag, asRecord, asText, at, omittable } from '../json.ts';
import type { ReplyReader } from '../verboseReply.ts';

const defaultField = 'info.config.containerd.defaultRuntimeName';

/** Measured on containerd 1.6 to 2.3. */
export const containerdReplies: RuntimeReplies = {
  sandboxPidIn: 'PodSandboxStatus',
  configuredHandlers: (status) => {
    const config = at(status.body, 'info', 'config', 'containerd');
    const handlers = Object.entries(asRecord(at(config, 'runtimes')) ?? {});
    return {
      defaultName: asText(at(config, 'defaultRuntimeName')) ?? '',
      handlers: new Map(handlers.map(([name, handler]) => [name, configuredHandler(name, handler, status)])),
    };
  },
  configuredCgroupDriver: (status) => {
    const config = at(status.body, 'info', 'config', 'containerd');
    // It is set for each handler: the default's is the one that counts for the kubelet.
    const handler = asText(at(config, 'defaultRuntimeName')) ?? '';
    const systemd = asFlag(at(config, 'runtimes', handler, 'options', 'SystemdCgroup'));
    return status.fact(
      `info.config.containerd.runtimes.${handler}.options.SystemdCgroup`,
      systemd === undefined ? undefined : systemd ? 'systemd' : 'cgroupfs',
    );
  },
  // An empty handler in list and status is the default.
  unlistedHandler: () => ({ field: defaultField, value: '' }),
  // Its status has them for as long as the sandbox is ready.
  cniAddresses: () => undefined,
  cniInterfaces: (sandbox) => {
    const interfaces = asRecord(at(sandbox.info, 'cniResult', 'Interfaces'));
    return (
      interfaces && {
        field: 'info.cniResult.Interfaces',
        value: Object.entries(interfaces).map(([name, each]) => ({
          name,
          inSandbox: asFilledText(at(each, 'Sandbox')) !== undefined,
        })),
      }
    );
  },
  withoutProcess: () => undefined,
  // The request is printed, which leaves `false` out.
  privileged: (container) => {
    const config = asRecord(at(container.info, 'config'));
    const context = asRecord(at(config, 'linux', 'security_context')) ?? (config && {});
    return container.fact(
      'info.config.linux.security_context.privileged',
      omittable(context, 'privileged', asFlag, false),
    );
  },
  requestedMounts: (container) => at(container.info, 'config', 'mounts'),
};

function configuredHandler(name: string, handler: JsonValue, status: ReplyReader) {
  const field = `info.config.containerd.runtimes.${name}`;
  const runtimeType = asFilledText(at(handler, 'runtimeType'));
  const binary = asFilledText(at(handler, 'options', 'BinaryName'));
  return {
    runtimeType: status.fact(`${field}.runtimeType`, runtimeType),
    binary:
      binary === undefined && runtimeType === 'io.containerd.runc.v2'
        ? known('runc', { from: 'design', of: 'containerd-shim-runc-v2' })
        : status.fact(`${field}.options.BinaryName`, binary),
  };
}

/** The same program does short errands with the same flags: the command is its last word. */
const errands: ReadonlySet<string> = new Set(['start', 'delete']);

/** containerd's shim is known by its name, such as `containerd-shim-runc-v2`, and the flag `-id`. */
export function shimOf(process: NodeProcess): Supervisor | undefined {
  const [, ...args] = process.arguments;
  const id = programName(process).startsWith('containerd-shim') ? flagValue(args, 'id') : undefined;
  if (id === undefined || errands.has(args.at(-1) ?? '')) {
    return undefined;
  }
  const address = flagValue(args, 'address');
  const namespace = flagValue(args, 'namespace');
  return { process, id, ...(address !== undefined && { address }), ...(namespace !== undefined && { namespace }) };
}

export function containerdLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'containerd keeps images and snapshots and looks after running tasks. It does not isolate anything itself: it starts a shim, and the shim calls the low-level runtime.',
    ),
    l10n.t(
      'It began as a part of Docker and came to the CNCF in 2017. CRI was a daemon beside it at first, and is a plugin in it since version 1.1 (2018).',
    ),
  ];
}

/** What holds for a shim wherever there is one. */
export function shimLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'The shim is the parent of the container’s processes. It calls the low-level runtime, holds the output, and reports how a process ended. It is in none of the pod’s namespaces and cgroups.',
    ),
    l10n.t(
      'It is no child of containerd and outlives it: a restart or an update of containerd leaves the containers running. A killed shim leaves them without anybody who looks after them.',
    ),
  ];
}

export function sandboxShimLesson(l10n: Localize): readonly string[] {
  return [...shimLesson(l10n), l10n.t('For pods one shim serves the sandbox with all its containers.')];
}

/** What a shim does in the steps of a tour, whichever runtime started it. */
export const shimTour: Omit<HighLevelWords['supervisorTour'], 'runSandbox'> = {
  create: () => undefined,
  start: (l10n) => l10n.t('Calls the low-level runtime, holds the output, and waits for the end.'),
  exec: (_isStreamed, l10n) => l10n.t('Becomes the parent of the command, and passes on its output.'),
  stop: (l10n) => l10n.t('Reaps the process, and reports how it ended.'),
  remove: (l10n) => l10n.t('Ends: it has nothing left to hold.'),
};

export function mountsAndRuns(l10n: Localize): string {
  return l10n.t('Has the layers mounted as one root file system, and the container run on it.');
}

export const containerd: HighLevelRuntime = {
  ...containerdReplies,
  names: ['containerd'],
  title: 'containerd',
  program: 'containerd',
  imageInUse: 'removes',
  cancelledPull: 'ends',
  supervises: 'sandbox',
  wholeSandboxTypes: [],
  supervisorOf: shimOf,
  supervisesCreated: true,
  sandboxesMayHaveNoProcess: false,
  listsHandlers: true,
  tellsExecs: true,
  tellsLowLevelRuntime: true,
  createsProcess: false,
  parts: ['criPlugin', 'imageStore', 'contentStore', 'snapshotter', 'cni', 'tasks'],
  words: {
    cardTitle: (title) => title,
    chainTitle: (title) => title,
    lesson: containerdLesson,
    supervisorLesson: sandboxShimLesson,
    tour: {
      pull: (l10n) =>
        l10n.t(
          'Reads the manifest, fetches the layers that it lacks, checks each against its digest, and unpacks it into a snapshot on top of the one below.',
        ),
      runSandbox: (l10n) =>
        l10n.t('Makes a network namespace, has CNI’s plugins put an interface into it, and starts a shim for the pod.'),
      create: (l10n) =>
        l10n.t('Adds a writable snapshot on top of the image’s, and writes the OCI spec. No process starts.'),
      start: mountsAndRuns,
    },
    supervisorTour: {
      ...shimTour,
      runSandbox: (_hasSandboxProcess, l10n) =>
        l10n.t('Starts, calls the low-level runtime for the sandbox’s own process, and stays.'),
    },
  },
};
