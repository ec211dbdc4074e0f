import { lstat, readdir, readlink, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { inParallel } from '../common/inParallel.ts';
import { type Fact, known, unknown } from '../contract/layers/fact.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import type { SocketServer } from '../contract/node.ts';
import { listProcesses } from './process.ts';
import { isForbidden, notReported, readText, unknownOf } from './read.ts';
import { Standings } from './standing.ts';

const filesAtATime = 8;

/**
 * The process of this machine that listens at a Unix socket. Ids that a server lists prove nothing of it: anybody can
 * read them in /proc, and a relay passes on those of another machine. The kernel's own table of sockets names the one
 * that listens at a path, and the process that has it is found by its open files, which only root may read of others.
 *
 * A path is as its process sees it: one in a container may listen at the same path of its own, and is not taken.
 *
 * Where the open files may not be read it is still certain whose it is, if nobody but root can put a socket there.
 */
export async function socketServer(procFolder: string, socketPath: string): Promise<Fact<SocketServer>> {
  const table = `${procFolder}/net/unix`;
  try {
    const place = await realpath(socketPath);
    const { uid: owner, dev, ino } = await lstat(place);
    const reached = await stat(socketPath);
    if (reached.dev !== dev || reached.ino !== ino) {
      // The path leads through /proc/PID/root, which reads like a link to this machine's root folder.
      return unknown(notReported);
    }
    const isSafe = await isOutOfReach(socketPath);
    const sockets = await listeningAt(place, await readText(table));
    const { holders, unreadable } = await holdersOf(sockets, procFolder);
    const standings = new Standings(procFolder);
    for (const process of holders) {
      const standing = await standings.of(process);
      if (standing.is === 'machines' && standing.uid === owner) {
        return known({ pid: process.pid, uid: owner, isRoots: isSafe }, { from: 'file', path: table });
      }
    }
    if (isSafe && sockets.size > 0 && unreadable !== undefined) {
      return known({ pid: undefined, uid: owner, isRoots: false }, { from: 'file', path: table });
    }
    return unknown(unreadable === undefined ? notReported : { why: 'notPermitted', path: unreadable });
  } catch (error) {
    return unknownOf(error, socketPath, notReported);
  }
}

const othersWrite = 0o022;
const sticky = 0o1000;

/**
 * Whether nobody but root can put another socket in the place of this one: it, all folders above and all links on the
 * way are root's, and whoever else may write into one of the folders may not take away there what is root's. A link of
 * another's could lead elsewhere when the socket is connected to.
 */
async function isOutOfReach(file: string): Promise<boolean> {
  for (let at = file; ; at = path.dirname(at)) {
    const found = await lstat(at);
    if (found.uid !== 0 || (found.isDirectory() && (found.mode & othersWrite) !== 0 && (found.mode & sticky) === 0)) {
      return false;
    }
    // Not made shorter, for what `..` means depends on where the links before it lead.
    if (found.isSymbolicLink() && !(await isOutOfReach(targetOf(at, await readlink(at))))) {
      return false;
    }
    if (at === path.dirname(at)) {
      return true;
    }
  }
}

function targetOf(link: string, target: string): string {
  return path.isAbsolute(target) ? target : `${path.dirname(link)}/${target}`;
}

/** A line of /proc/net/unix: number, references, protocol, flags, type, state, inode, path. See proc(5). */
const socketLine = /^[0-9a-f]+: [0-9A-F]+ [0-9A-F]+ ([0-9A-F]+) [0-9A-F]+ [0-9A-F]+ +(\d+) (\/.*)$/;

/** `__SO_ACCEPTCON` of the kernel. */
const accepts = 0x1_00_00;

/** What /proc/PID/fd calls the sockets that were bound to that place, whatever links their path had. */
async function listeningAt(place: string, table: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const line of table.split('\n')) {
    const [, flags = '', inode = '', bound = ''] = socketLine.exec(line) ?? [];
    const mayBe = path.basename(bound) === path.basename(place) && (Number.parseInt(flags, 16) & accepts) !== 0;
    if (mayBe && (await realpath(bound).catch(() => undefined)) === place) {
      found.add(`socket:[${inode}]`);
    }
  }
  return found;
}

interface Holders {
  /** The machine's first process comes last: it holds sockets for services that it starts. */
  readonly holders: readonly NodeProcess[];
  /** Where one may be hidden. */
  readonly unreadable: string | undefined;
}

async function holdersOf(sockets: ReadonlySet<string>, procFolder: string): Promise<Holders> {
  const processes = sockets.size === 0 ? [] : await listProcesses(procFolder);
  let unreadable: string | undefined;
  const holds = await inParallel(processes, filesAtATime, async ({ pid }) => {
    const folder = `${procFolder}/${pid}/fd`;
    try {
      return await holdsOneOf(sockets, folder);
    } catch (error) {
      // The first process may be closed to root, too. It serves nobody: it holds sockets for services that it starts.
      unreadable = pid !== 1 && isForbidden(error) ? folder : unreadable;
      return false;
    }
  });
  const holders = processes.filter((_, at) => holds[at]).sort((a, b) => Number(a.pid === 1) - Number(b.pid === 1));
  return { holders, unreadable };
}

/**
 * @throws the error of the first file where none can be read: with the right to read all folders and no other of root's,
 * the files can be listed and not looked at. A few that nobody may look at are usual.
 */
async function holdsOneOf(sockets: ReadonlySet<string>, folder: string): Promise<boolean> {
  let refusal: Error | undefined;
  let hasRead = false;
  for (const file of await readdir(folder)) {
    try {
      const target = await readlink(`${folder}/${file}`);
      hasRead = true;
      if (sockets.has(target)) {
        return true;
      }
    } catch (error) {
      refusal ??= error instanceof Error ? error : new Error(String(error));
    }
  }
  if (!hasRead && refusal !== undefined) {
    throw refusal;
  }
  return false;
}
