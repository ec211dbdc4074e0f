import path from 'node:path';
import type { Localize } from '../common/localize.ts';
import type { CriFailure } from '../contract/failure.ts';
import type { Advice } from './advice.ts';
import { deniedSocket, type Person } from './deniedSocket.ts';
import { runtimeUnits } from './runtimeUnits.ts';
import { shellQuote } from './shellQuote.ts';

/** What is known of the machine and of who asks. */
interface Known {
  readonly person: Person;
  /** The endpoint's socket, where it has one. */
  readonly socketPath?: string;
  /** Those of `runtimeUnits` that the machine has. */
  readonly installedUnits?: readonly string[];
}

/** What more there is to say of an endpoint's failure than its words do, and what to type next. */
export function problemWords(failure: CriFailure, known: Known, l10n: Localize): Advice {
  switch (failure.reason) {
    case 'permissionDenied':
      return deniedSocket(failure, known.person, l10n);
    case 'socketAbsent':
      return stoppedRuntime(failure.path, known, l10n);
    case 'connectionRefused':
      return stoppedRuntime(socketPath(failure.target), known, l10n);
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
        command: journalCommand(known),
      };
    case 'unimplemented':
    case 'notFound':
    case 'cancelled':
    case 'messageTooLarge':
    case 'clientFailed':
    case 'unauthorized':
    case 'pullRefused':
    case 'registryUnreachable':
    case 'streamFailed':
      return { facts: [] };
  }
}

function stoppedRuntime(socket: string | undefined, { installedUnits }: Known, l10n: Localize): Advice {
  if (socket === undefined) {
    return { facts: [l10n.t('This shows where this machine listens:')], command: 'sudo ss -ltnp' };
  }
  const usual = runtimeUnits(socket);
  const candidates = usual.filter((unit) => installedUnits?.includes(unit) ?? true);
  const [unit, ...others] = candidates.length === 0 ? usual : candidates;
  if (unit === undefined) {
    return {
      facts: [l10n.t('This shows what is in its folder:')],
      command: `ls -l ${shellQuote(path.posix.dirname(socket))}`,
    };
  }
  if (others.length === 0) {
    return {
      facts: [l10n.t('A socket of this path is usually served by the systemd unit {0}. Start it:', unit)],
      command: `sudo systemctl start ${shellQuote(unit)}`,
    };
  }
  const units = [unit, ...others];
  return {
    facts: [
      l10n.t('A socket of this path is usually served by one of the systemd units {0}.', units.join(', ')),
      l10n.t('This shows which of them this machine has; start that one:'),
    ],
    command: `systemctl list-unit-files ${units.map((name) => `${name}.service`).join(' ')}`,
  };
}

/** The units whose log may tell more. */
function journalCommand({ socketPath, installedUnits }: Known): string {
  const usual = socketPath === undefined ? [] : runtimeUnits(socketPath);
  const installed = usual.filter((unit) => installedUnits?.includes(unit) ?? true);
  const units = [installed, usual, ['containerd', 'crio', 'cri-docker']].find((names) => names.length > 0) ?? [];
  return `sudo journalctl --since -10min ${units.map((unit) => `--unit ${unit}`).join(' ')}`;
}

function socketPath(target: string): string | undefined {
  return target.startsWith('unix://') ? target.slice('unix://'.length) : target.startsWith('/') ? target : undefined;
}
