import { readlinkSync } from 'node:fs';
import path from 'node:path';

/** As many as the kernel follows (path_resolution(7)). */
const maxLinks = 40;

/**
 * The paths that opening a path depends on: each link on the way, and last what it leads to in the end, whether or not
 * that is there yet. `/var/run/a.sock` gives `/var/run` and `/run/a.sock`. A path that runs in a circle ends with a link.
 */
export function followLinks(target: string): readonly string[] {
  const links: string[] = [];
  let rest = path.resolve(target).split('/').filter(Boolean);
  let at = '/';
  while (rest.length > 0) {
    const [name = '', ...further] = rest;
    const next = path.join(at, name);
    const leadsTo = links.length < maxLinks ? linkTarget(next) : undefined;
    if (leadsTo === undefined) {
      at = next;
      rest = further;
    } else {
      links.push(next);
      const whole = path.resolve(at, leadsTo, ...further);
      at = '/';
      rest = whole.split('/').filter(Boolean);
    }
  }
  return [...new Set([...links, at])];
}

function linkTarget(file: string): string | undefined {
  try {
    return readlinkSync(file);
  } catch {
    // No link, absent, or behind a folder that may not be entered.
    return undefined;
  }
}
