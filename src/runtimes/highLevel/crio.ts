import type { Localize } from '../../common/localize.ts';
import { exactJson } from '../../common/parseExactJson.ts';
import type { JsonValue } from '../../contract/json.ts';
import { known } from '../../contract/layers/fact.ts';
import type { NodeProcess } from '../../contract/layers/process.ts';
import { flagValue, programName } from '../commandLine.ts';
import type { HighLevelRuntime, RuntimeReplies, Supervisor } from '../highLevelRuntime.ts';
import { asFilledText, asFlag, asInteger, asList, asRecord, asText, at } from '../json.ts';
import type { ReplyReader } from '../verboseReply.ts';

const defaultField = 'info.config.crio.DefaultRuntime';
const noProcess = 'spoofed.crio.io';
const runtimeHandler = 'io.kubernetes.cri-o.RuntimeHandler';
const cgroupParent = 'io.kubernetes.cri-o.CgroupParent';
const cniResult = 'io.kubernetes.cri-o.CNIResult';

/** Measured on CRI-O 1.36. What it notes of a sandbox is among the annotations of the sandbox's spec. */
const replies: RuntimeReplies = {
  sandboxPidIn: 'PodSandboxStatus',
  configuredHandlers: (status) => {
    const config = at(status.body, 'info', 'config', 'crio');
    const handlers = Object.entries(asRecord(at(config, 'Runtimes')) ?? {});
    return {
      defaultName: asText(at(config, 'DefaultRuntime')) ?? '',
      handlers: new Map(handlers.map(([name, handler]) => [name, configuredHandler(name, handler, status)])),
    };
  },
  configuredCgroupDriver: (status) =>
    status.fact(
      'info.config.crio.CgroupManagerName',
      asFilledText(at(status.body, 'info', 'config', 'crio', 'CgroupManagerName')),
    ),
  unlistedHandler: (sandbox) => {
    const value = annotation(sandbox, runtimeHandler);
    return value === undefined ? undefined : { field: value === '' ? defaultField : fieldOf(runtimeHandler), value };
  },
  cniInterfaces: (sandbox) => {
    const interfaces = asList(at(parsed(annotation(sandbox, cniResult)), 'interfaces'));
    return (
      interfaces && {
        field: fieldOf(cniResult),
        value: interfaces.flatMap((each) => {
          const name = asFilledText(at(each, 'name'));
          return name === undefined ? [] : [{ name, inSandbox: asFilledText(at(each, 'sandbox')) !== undefined }];
        }),
      }
    );
  },
  // After a restart of CRI-O its status has no address any more, and the annotation still has.
  cniAddresses: (sandbox) => {
    const ips = asList(at(parsed(annotation(sandbox, cniResult)), 'ips'));
    const isReady = at(sandbox.body, 'status', 'state') !== 'SANDBOX_NOTREADY';
    return isReady && ips !== undefined
      ? {
          field: fieldOf(cniResult),
          value: ips.flatMap((each) => asFilledText(at(each, 'address'))?.split('/')[0] ?? []),
        }
      : undefined;
  },
  // Without an infra container (`drop_infra_ctr`, the default).
  withoutProcess: (sandbox) =>
    annotation(sandbox, noProcess) === 'true' && asInteger(at(sandbox.info, 'pid')) === undefined
      ? {
          field: fieldOf(noProcess),
          cgroupParent: { field: fieldOf(cgroupParent), value: annotation(sandbox, cgroupParent) },
        }
      : undefined,
  privileged: (container) => container.fact('info.privileged', asFlag(at(container.info, 'privileged'))),
  requestedMounts: (container) => at(container.body, 'status', 'mounts'),
};

/**
 * The pod's own annotations and labels are put into the spec too: a note that the pod could have written is none.
 *
 * @returns `undefined` where CRI-O noted nothing
 */
function annotation(sandbox: ReplyReader, key: string): string | undefined {
  const isOfPod = ['annotations', 'labels'].some((map) => at(sandbox.body, 'status', map, key) !== undefined);
  return isOfPod ? undefined : asText(at(sandbox.spec, 'annotations', key));
}

function fieldOf(key: string): string {
  return `info.runtimeSpec.annotations["${key}"]`;
}

function parsed(text: string | undefined): JsonValue | undefined {
  // What comes of JSON is a JSON value; the digits that a number would lose are a string.
  return text === undefined ? undefined : (exactJson(text) as JsonValue | undefined);
}

function configuredHandler(name: string, handler: JsonValue, status: ReplyReader) {
  const field = `info.config.crio.Runtimes.${name}`;
  const runtimeType = asText(at(handler, 'RuntimeType'));
  return {
    // An empty type is `oci` (crio.conf, `runtime_type`).
    runtimeType:
      runtimeType === ''
        ? known('oci', { from: 'design', of: 'CRI-O' })
        : status.fact(`${field}.RuntimeType`, runtimeType),
    binary: status.fact(`${field}.RuntimePath`, asFilledText(at(handler, 'RuntimePath'))),
  };
}

/** conmon is known by its name and the flag `-c`. */
function conmonOf(process: NodeProcess): Supervisor | undefined {
  const [, ...args] = process.arguments;
  const id = programName(process) === 'conmon' ? (flagValue(args, 'c') ?? flagValue(args, 'cid')) : undefined;
  return id === undefined ? undefined : { process, id };
}

function conmonLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'conmon is a small program that stands over one container of CRI-O: it holds the container’s output, writes its log, and notes with which code it ended.',
    ),
    l10n.t('It is no child of CRI-O, which can therefore be restarted or updated while containers run.'),
  ];
}

export const crio: HighLevelRuntime = {
  ...replies,
  names: ['cri-o', 'crio'],
  title: 'CRI-O',
  program: 'crio',
  imageInUse: 'refuses',
  cancelledPull: 'unknown',
  supervises: 'container',
  // A handler of this type runs a shim of containerd's kind, such as Kata's.
  wholeSandboxTypes: ['vm'],
  supervisorName: 'conmon',
  supervisorOf: conmonOf,
  supervisesCreated: true,
  sandboxesMayHaveNoProcess: true,
  listsHandlers: false,
  tellsExecs: false,
  tellsLowLevelRuntime: true,
  createsProcess: true,
  parts: ['imageStore', 'storage', 'cni', 'monitors'],
  words: {
    cardTitle: (title) => title,
    chainTitle: (title) => title,
    lesson: (l10n) => [
      l10n.t(
        'CRI-O is made for Kubernetes alone: it serves CRI and nothing else, and its versions follow those of Kubernetes. Images and layers are kept by containers/storage, the library that Podman uses too.',
      ),
      l10n.t(
        'It has no shim. A small program, conmon, stands over each container, and by default no pause process is needed: CRI-O pins the namespaces of a sandbox as files.',
      ),
    ],
    supervisorLesson: conmonLesson,
    tour: {
      pull: (l10n) =>
        l10n.t('Reads the manifest, fetches the layers that it lacks, and unpacks them into containers/storage.'),
      runSandbox: (l10n) =>
        l10n.t('Pins the namespaces as files, and has CNI’s plugins put an interface into the network’s.'),
      create: (l10n) =>
        l10n.t('Adds a writable layer on top of the image’s, writes the OCI spec, and starts conmon with it.'),
      start: (l10n) => l10n.t('Calls the low-level runtime, which lets the waiting process go on.'),
    },
    supervisorTour: {
      runSandbox: (hasSandboxProcess, l10n) =>
        hasSandboxProcess ? l10n.t('A conmon starts for the pause process, and stays.') : undefined,
      create: (l10n) => l10n.t('A conmon starts for the container, and stays.'),
      start: (l10n) => l10n.t('conmon writes the output to the log, and waits for the end.'),
      exec: (isStreamed, l10n) => (isStreamed ? undefined : l10n.t('A conmon of its own watches the command.')),
      stop: (l10n) => l10n.t('conmon reaps the process, notes how it ended, and ends itself.'),
      remove: () => undefined,
    },
  },
};
