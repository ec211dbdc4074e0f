import path from 'node:path';
import type { Localize } from '../common/localize.ts';
import type { CriFailure, SocketAccess } from '../contract/failure.ts';
import { plainText } from './plainText.ts';

/** Who the extension runs as. */
export interface Person {
  readonly name: string;
  /** Absent where the system has no such numbers. */
  readonly uid?: number;
}

interface ProblemWords {
  /** The particulars, a sentence or two each. */
  readonly facts: readonly string[];
  /** A command line that does the next step, to be copied and never run by us. */
  readonly command?: string;
}

/** What more there is to say of an endpoint's failure than its words do, and what to type next. */
export function problemWords(failure: CriFailure, person: Person, l10n: Localize): ProblemWords {
  switch (failure.reason) {
    case 'permissionDenied':
      return failure.access === undefined
        ? closedFolder(failure.path, person, l10n)
        : deniedSocket(failure.path, failure.access, person, l10n);
    case 'socketAbsent':
      return stoppedRuntime(failure.path, l10n);
    case 'connectionRefused':
      return stoppedRuntime(socketPath(failure.target), l10n);
    case 'notCriServer':
      return {
        facts: [l10n.t('This shows which program listens on sockets of this machine:')],
        command: failure.target.startsWith('tcp:') ? 'sudo ss -ltnp' : 'sudo ss -lxp',
      };
    case 'criNotServed':
      return {
        facts: [
          l10n.t('containerd: the list disabled_plugins of its configuration must not name cri; then restart it.'),
          l10n.t('CRI v1 came to containerd with version 1.6: an older runtime has to be updated.'),
        ],
        command: 'sudo grep -n disabled_plugins /etc/containerd/config.toml',
      };
    case 'invalidAddress':
      return { facts: [l10n.t('For example: {0}', 'unix:///run/containerd/containerd.sock')] };
    case 'deadlineExceeded':
    case 'runtimeRestarted':
    case 'unreachable':
    case 'gaveUp':
    case 'rejected':
      return {
        facts: [l10n.t('This shows what the runtimes of this machine logged of late:')],
        command: 'sudo journalctl --since -10min --unit containerd --unit crio --unit cri-docker',
      };
    case 'unimplemented':
    case 'notFound':
    case 'cancelled':
    case 'messageTooLarge':
    case 'clientFailed':
    case 'unauthorized':
    case 'pullRefused':
    case 'streamFailed':
      return { facts: [] };
  }
}

function deniedSocket(
  socket: string,
  { owner, group, mode }: SocketAccess,
  person: Person,
  l10n: Localize,
): ProblemWords {
  const facts = [
    l10n.t('The socket belongs to {0}:{1} and has mode {2}.', plainText(owner), plainText(group), octal(mode)),
    whoYouAre(person, l10n),
    l10n.t('Whoever may open this socket rules the machine like root: give access only to whom you would give root.'),
  ];
  // Connecting takes write permission. A group other than root's is there to let people in.
  const groupMayWrite = (mode & 0o020) !== 0;
  return groupMayWrite && group !== 'root'
    ? {
        facts: [...facts, l10n.t('Its group may open it. Join the group, and log in anew so that it takes effect:')],
        command: `sudo usermod --append --groups ${shellQuote(group)} ${shellQuote(person.name)}`,
      }
    : {
        facts: [...facts, l10n.t('This lets you in until the runtime makes its socket anew:')],
        command: `sudo setfacl --modify user:${shellQuote(person.name)}:rw ${shellQuote(socket)}`,
      };
}

function closedFolder(socket: string, person: Person, l10n: Localize): ProblemWords {
  return {
    facts: [
      l10n.t('A folder above the socket may not be entered.'),
      whoYouAre(person, l10n),
      l10n.t('This shows which:'),
    ],
    command: `namei --long ${shellQuote(socket)}`,
  };
}

function stoppedRuntime(socket: string | undefined, l10n: Localize): ProblemWords {
  const unit = socket === undefined ? undefined : runtimeService(socket);
  if (unit !== undefined) {
    return {
      facts: [l10n.t('A socket of this path is usually served by the systemd unit {0}. Start it:', unit)],
      command: `sudo systemctl start ${shellQuote(unit)}`,
    };
  }
  return socket === undefined
    ? { facts: [l10n.t('This shows where this machine listens:')], command: 'sudo ss -ltnp' }
    : {
        facts: [l10n.t('This shows what is in its folder:')],
        command: `ls -l ${shellQuote(path.posix.dirname(socket))}`,
      };
}

function whoYouAre({ name, uid }: Person, l10n: Localize): string {
  return uid === undefined
    ? l10n.t('CRI Explorer runs as {0}.', name)
    : l10n.t('CRI Explorer runs as {0} (uid {1}).', name, uid);
}

function socketPath(target: string): string | undefined {
  return target.startsWith('unix://') ? target.slice('unix://'.length) : target.startsWith('/') ? target : undefined;
}

function octal(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}

/** Which systemd unit serves a CRI socket, judged by the socket's usual path; `undefined` for an unusual one. */
export function runtimeService(socketPath: string): string | undefined {
  return units.find(({ path }) => path.test(socketPath))?.unit;
}

const units: readonly { readonly path: RegExp; readonly unit: string }[] = [
  { path: /\/k3s\//, unit: 'k3s' },
  { path: /\/k0s\b/, unit: 'k0scontroller' },
  { path: /\/microk8s\//, unit: 'snap.microk8s.daemon-containerd' },
  { path: /crio/, unit: 'crio' },
  { path: /cri-dockerd/, unit: 'cri-docker' },
  { path: /\/containerd\.sock$/, unit: 'containerd' },
];

/** Quotes an argument of a command that a person will paste into a POSIX shell; what needs no quotes stays as it is. */
export function shellQuote(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
