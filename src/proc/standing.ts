import { stat } from 'node:fs/promises';
import type { NodeProcess, ProcessStanding } from '../contract/layers/process.ts';
import { sameRecord } from '../common/sameRecord.ts';
import { parseMountinfo } from './mountinfo.ts';
import { readBootTime, readProcess } from './process.ts';
import { isForbidden, readText } from './read.ts';

/**
 * What proves that a process is what it says. A command line is no proof: anybody can start a program with that of a
 * shim, on the node and in every pod. The kernel tells what cannot be forged: the user, the root folder and the file
 * that runs.
 */
export class Standings {
  readonly #procFolder: string;
  /** Of the machine's first process and of this one; they stay as long as both live. */
  #rootMounts: readonly string[] = [];
  /** When the machine started. It is counted back from the clock, and so moves with it. */
  #bootedAtMs: number | undefined;

  constructor(procFolder: string) {
    this.#procFolder = procFolder;
  }

  /**
   * The order matters. A process may replace its program between two readings, and only ever gains a user by a
   * set-user-ID program: so the file is read after the user.
   */
  async of(process: NodeProcess): Promise<ProcessStanding> {
    const folder = `${this.#procFolder}/${process.pid}`;
    let path = `${folder}/status`;
    try {
      const uid = onlyUser(await readText(path));
      path = `${folder}/mountinfo`;
      if (uid === undefined || !(await this.#hasMachinesRoot(path))) {
        return others;
      }
      const isElevated = await runsForAnybody(`${folder}/exe`);
      return !isElevated && (await this.#isStill(process)) ? { is: 'machines', uid } : others;
    } catch (error) {
      // Else it has ended.
      return isForbidden(error) ? { is: 'unreadable', path } : others;
    }
  }

  /**
   * Whether a process has the root folder of the machine's first process or of this one, through the very same mount.
   * The id of a mount is unique on the machine and a container has mounts of its own, so this tells of a container, of a
   * chroot and of a mount namespace; and anyone may read it.
   */
  async #hasMachinesRoot(mountinfo: string): Promise<boolean> {
    const found = await rootMounts(mountinfo);
    const isMachines = (id: string): boolean => this.#rootMounts.includes(id);
    if (found.some(isMachines)) {
      return true;
    }
    const files = ['1', 'self'].map((each) => `${this.#procFolder}/${each}/mountinfo`);
    this.#rootMounts = (await Promise.all(files.map((file) => rootMounts(file).catch(() => [])))).flat();
    return found.some(isMachines);
  }

  /** Whether the number still stands for this process, with this command line. */
  async #isStill(process: NodeProcess): Promise<boolean> {
    const isSame = async (bootedAtMs: number): Promise<boolean> => {
      const now = await readProcess(this.#procFolder, process.pid, bootedAtMs);
      return now?.startedAtMs === process.startedAtMs && sameRecord(now.arguments, process.arguments);
    };
    if (this.#bootedAtMs !== undefined && (await isSame(this.#bootedAtMs))) {
      return true;
    }
    this.#bootedAtMs = await readBootTime(this.#procFolder);
    return isSame(this.#bootedAtMs);
  }
}

const others: ProcessStanding = { is: 'others' };

const setUserOrGroupId = 0o6000;

/**
 * Whether a set-user-ID program runs: anybody may have started it, with any command line. Which file runs is told to
 * the user and to root alone; for all others it stays with the user and the root folder.
 */
async function runsForAnybody(file: string): Promise<boolean> {
  try {
    return ((await stat(file)).mode & setUserOrGroupId) !== 0;
  } catch (error) {
    if (isForbidden(error)) {
      return false;
    }
    throw error;
  }
}

/**
 * The user that a process is in every respect: the real, the effective, the saved and the file system's. The owner of
 * /proc/PID would not do: it is root's for whoever keeps others from tracing his process.
 */
function onlyUser(status: string): number | undefined {
  const [first, ...rest] = /^Uid:\s+(.*)$/m.exec(status)?.[1]?.split(/\s+/) ?? [];
  return first !== undefined && rest.length === 3 && rest.every((uid) => uid === first) ? Number(first) : undefined;
}

/** The table of mounts is long where there are many containers, and the root's is among the first. */
const firstMountsBytes = 4096;

async function rootMounts(mountinfo: string): Promise<readonly string[]> {
  const first = rootMountsIn(await readText(mountinfo, firstMountsBytes));
  return first.length > 0 ? first : rootMountsIn(await readText(mountinfo));
}

function rootMountsIn(text: string): readonly string[] {
  return parseMountinfo(text).flatMap(({ id, mountPoint }) => (mountPoint === '/' ? id : []));
}
