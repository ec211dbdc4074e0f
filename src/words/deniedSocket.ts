import type { Localize } from '../common/localize.ts';
import type { CriFailure, SocketAccess } from '../contract/failure.ts';
import type { Advice } from './advice.ts';
import { plainText } from './plainText.ts';
import { shellQuote } from './shellQuote.ts';

/** Who the extension runs as. */
export interface Person {
  readonly name: string;
  /** Absent where the system has no such numbers. */
  readonly uid?: number;
}

type Denied = Extract<CriFailure, { readonly reason: 'permissionDenied' }>;

/** Who may open the socket, who asks, and what lets them in: by what is known of why they were refused. */
export function deniedSocket(denied: Denied, person: Person, l10n: Localize): Advice {
  const { path: socket, access, refusedBy } = denied;
  if (access === undefined) {
    return {
      facts: [
        l10n.t('A folder above the socket may not be entered.'),
        whoYouAre(person, l10n),
        l10n.t('This shows which:'),
      ],
      command: `namei --long ${shellQuote(socket)}`,
    };
  }
  const { owner, group, mode } = access;
  const facts = [
    l10n.t('The socket belongs to {0}:{1} and has mode {2}.', plainText(owner), plainText(group), octal(mode)),
    whoYouAre(person, l10n),
  ];
  if (refusedBy === undefined) {
    return letIn(socket, access, [...facts, asStrongAsRoot(l10n)], person, l10n);
  }
  switch (refusedBy) {
    case 'oldGroups':
      return {
        facts: [
          ...facts,
          l10n.t(
            'You are in the group {0} by now, but the process that CRI Explorer runs in began before that and keeps its old groups.',
            plainText(group),
          ),
          l10n.t(
            'Over Remote-SSH, it is the VS Code server: run “Remote-SSH: Kill VS Code Server on Host…” and connect again. Elsewhere, log out and in.',
          ),
        ],
      };
    case 'notTheMode':
      return {
        facts: [
          ...facts,
          l10n.t('That would let this process in, so something else refuses it.'),
          l10n.t(
            'It may be a security module such as SELinux or AppArmor, or a user namespace, as in a container: there even root is not the machine’s root.',
          ),
          l10n.t('This shows the label of the socket, and the users of this namespace beside those of the machine:'),
        ],
        command: `ls -lZ ${shellQuote(socket)}; cat /proc/self/uid_map`,
      };
  }
}

function letIn(
  socket: string,
  { group, mode }: SocketAccess,
  facts: readonly string[],
  person: Person,
  l10n: Localize,
): Advice {
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

function asStrongAsRoot(l10n: Localize): string {
  return l10n.t(
    'Whoever may open this socket rules the machine like root: give access only to whom you would give root.',
  );
}

function whoYouAre({ name, uid }: Person, l10n: Localize): string {
  return uid === undefined
    ? l10n.t('CRI Explorer runs as {0}.', name)
    : l10n.t('CRI Explorer runs as {0} (uid {1}).', name, uid);
}

function octal(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}
