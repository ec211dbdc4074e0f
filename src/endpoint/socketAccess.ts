import { stat } from 'node:fs/promises';
import { readSmallFile } from '../common/readSmallFile.ts';
import type { Refuser, SocketAccess } from '../contract/failure.ts';

/** Who asks to be let in. */
export interface Asker {
  readonly uid: number;
  /** What the process has now; what the databases say may be newer. */
  readonly groups: readonly number[];
}

/** The files of passwd(5) and group(5). */
export interface UserDatabases {
  readonly passwd: string;
  readonly group: string;
}

const systemDatabases: UserDatabases = { passwd: '/etc/passwd', group: '/etc/group' };

interface Refusal {
  readonly access?: SocketAccess;
  readonly refusedBy?: Refuser;
}

/** Who may open this socket, and what refuses; nothing when not even that may be read, because a folder is closed. */
export async function readRefusal(
  socketPath: string,
  asker: Asker = thisProcess(),
  databases: UserDatabases = systemDatabases,
): Promise<Refusal> {
  try {
    const { uid, gid, mode } = await stat(socketPath);
    const users = await entriesOf(databases.passwd);
    const groups = await entriesOf(databases.group);
    const access = { owner: nameIn(users, uid), group: nameIn(groups, gid), mode: mode & 0o777 };
    const refusedBy = letsIn({ uid, gid, mode }, asker)
      ? 'notTheMode'
      : (mode & groupWrites) !== 0 && isMember(gid, asker.uid, users, groups)
        ? 'oldGroups'
        : undefined;
    return { access, ...(refusedBy && { refusedBy }) };
  } catch {
    return {};
  }
}

const ownerWrites = 0o200;
const groupWrites = 0o020;
const othersWrite = 0o002;

/** Connecting takes write permission. The first of owner, group and others that fits decides; root passes over it. */
function letsIn(
  { uid, gid, mode }: { readonly uid: number; readonly gid: number; readonly mode: number },
  asker: Asker,
) {
  const bit = asker.uid === uid ? ownerWrites : asker.groups.includes(gid) ? groupWrites : othersWrite;
  return asker.uid === 0 || (mode & bit) !== 0;
}

/** Whether the databases make the user a member of the group, as the first or as a further one. */
function isMember(gid: number, uid: number, users: readonly Entry[], groups: readonly Entry[]): boolean {
  const user = users.find((fields) => fields[2] === String(uid));
  const members = groups.filter((fields) => fields[2] === String(gid)).flatMap((fields) => fields[3]?.split(',') ?? []);
  return user !== undefined && (user[3] === String(gid) || members.includes(user[0] ?? ''));
}

/** Name, password and number, then the group of a user or the members of a group. */
type Entry = readonly string[];

async function entriesOf(database: string): Promise<readonly Entry[]> {
  const text = await readSmallFile(database).catch(() => '');
  return text.split('\n').map((line) => line.split(':'));
}

/** The name of a user or group; the number itself where the database does not know it. */
function nameIn(entries: readonly Entry[], id: number): string {
  return entries.find((fields) => fields[2] === String(id))?.[0] ?? String(id);
}

function thisProcess(): Asker {
  const groups = [...(process.getgroups?.() ?? []), process.getegid?.() ?? -1];
  return { uid: process.geteuid?.() ?? -1, groups };
}
