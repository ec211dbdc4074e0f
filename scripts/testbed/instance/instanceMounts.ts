import { readFile } from 'node:fs/promises';
import { runTool } from '../runTool.ts';
import type { InstancePlace } from './instancePlace.ts';

/** Mount points in the instance's folder (root file systems, /dev/shm, network namespaces), the innermost first. */
export async function instanceMounts(place: InstancePlace): Promise<string[]> {
  const points = (await mountTable()).map(({ point }) => point);
  return points.filter((point) => point.startsWith(`${place.folder}/`)).reverse();
}

export async function unmountInstance(place: InstancePlace): Promise<void> {
  for (let points = await instanceMounts(place); points.length > 0;) {
    for (const point of points) await unmount(place, point);
    const left = await instanceMounts(place);
    if (left.length >= points.length) throw new Error(`Cannot unmount ${left.join(', ')}`);
    points = left;
  }
}

export async function mountTable(): Promise<{ point: string; fileSystem: string }[]> {
  const table = await readFile('/proc/self/mountinfo', 'utf8');
  return table.split('\n').flatMap((line) => {
    const [place, type] = line.split(' - ');
    const [point, fileSystem] = [place?.split(' ')[4], type?.split(' ')[0]];
    return point === undefined || fileSystem === undefined ? [] : [{ point: unescape(point), fileSystem }];
  });
}

/** Lazily: a mount that someone looks into goes as soon as they leave. One that went by itself is no error. */
async function unmount(place: InstancePlace, point: string): Promise<void> {
  await runTool(place.busybox, ['umount', '-l', point])
    .catch(() => runTool('umount', ['-l', point]))
    .catch(() => undefined);
}

/** The kernel writes blanks and backslashes as octal numbers. */
function unescape(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
