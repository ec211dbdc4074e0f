import { lstat, open, realpath } from 'node:fs/promises';
import path from 'node:path';
import { readText } from './read.ts';

/**
 * The folders that a machine's own programs are in; a star stands for one name. A runtime's reply names the program of
 * a handler, so the reply must not decide what runs: a file in a container's root folder is root's too, and was put
 * there by the container. The second line is for distributions: CRI-O's own packages and those of openSUSE, Kata,
 * Flatcar, Google's nodes, k0s, k3s and RKE2, where they ship their low-level runtimes.
 */
const programFolders: readonly string[] = [
  ...['/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin', '/bin', '/sbin'],
  ...['/usr/libexec/crio', '/usr/lib/cri-o-runc/sbin', '/opt/kata/bin', '/opt/bin', '/home/kubernetes/bin'],
  ...['/var/lib/k0s/bin', '/var/lib/rancher/k3s/data/*/bin', '/var/lib/rancher/rke2/data/*/bin'],
];

/**
 * Whether a file may be run although a runtime's reply led to it: it is in a folder for programs, on the same mount as
 * that folder, and nobody but root can change it or put another in its place.
 *
 * @param file an absolute path without symbolic links
 * @throws where a folder or the file is closed to this user
 */
export async function isMachinesProgram(file: string, folders = programFolders): Promise<boolean> {
  const folder = path.dirname(file);
  return (
    (await isProgramFolder(folder, folders)) && (await onlyRootWrites(file)) && (await areOnOneMount(file, folder))
  );
}

async function isProgramFolder(folder: string, folders: readonly string[]): Promise<boolean> {
  for (const each of folders) {
    // /bin is a link on most machines, and /usr/local on some.
    const place = each.includes('*') ? each : await realpath(each).catch(() => undefined);
    if (place !== undefined && fits(folder, place)) {
      return true;
    }
  }
  return false;
}

function fits(folder: string, pattern: string): boolean {
  const names = folder.split('/');
  const wanted = pattern.split('/');
  return names.length === wanted.length && wanted.every((name, at) => name === '*' || name === names[at]);
}

const root = 0;

/** The write bits of the group and of all others. An access list that lets more users write shows in the group's. */
const writableByOthers = 0o022;

/**
 * Whether nobody but root can change a file or put another in its place: it and every folder above it are root's, and
 * not writable for others. A sticky folder such as /tmp is refused like any that others can write into.
 *
 * @param file an absolute path without symbolic links
 * @throws where a folder is closed to this user
 */
export async function onlyRootWrites(file: string): Promise<boolean> {
  for (let at = file; ; at = path.dirname(at)) {
    const { uid, mode } = await lstat(at);
    if (uid !== root || (mode & writableByOthers) !== 0) {
      return false;
    }
    if (at === path.dirname(at)) {
      return true;
    }
  }
}

/** A mount over a file brings it from anywhere. The numbers of devices would not do: an overlay has several. */
async function areOnOneMount(file: string, folder: string): Promise<boolean> {
  const [ofFile, ofFolder] = await Promise.all([mountOf(file), mountOf(folder)]);
  return ofFile !== undefined && ofFile === ofFolder;
}

async function mountOf(file: string): Promise<string | undefined> {
  const opened = await open(file, 'r');
  try {
    return /^mnt_id:\s+(\d+)$/m.exec(await readText(`/proc/self/fdinfo/${opened.fd}`))?.[1];
  } finally {
    await opened.close();
  }
}
