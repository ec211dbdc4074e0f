import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The packages that are in the bundles, with their licences: each licence asks that its text goes with the code.
 *
 * @param dist the production bundles; their source maps name every file that is in them
 * @param root the folder with node_modules
 * @throws Error when a package has no licence file; its text must then come from somewhere else
 */
export async function thirdPartyNotices(dist: string, root: string): Promise<string> {
  const packages = await bundledPackages(dist);
  const notices = await Promise.all(packages.map((name) => notice(path.join(root, 'node_modules', name))));
  const head = 'CRI Explorer contains the following packages, each under its own licence.\n';
  return [head, ...notices].join(`\n${'-'.repeat(80)}\n\n`);
}

/** The names of the packages that are in the bundles, sorted; webpack itself is there with its loader of modules. */
export async function bundledPackages(dist: string): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const file of await readdir(dist, { recursive: true })) {
    if (!file.endsWith('.map')) {
      continue;
    }
    const { sources } = JSON.parse(await readFile(path.join(dist, file), 'utf8')) as { sources: readonly string[] };
    for (const source of sources) {
      const name = /^webpack:\/\/[^/]*\/(?:.*node_modules\/((?:@[^/]+\/)?[^/]+)|(webpack)\/)/.exec(source);
      names.add(name?.[1] ?? name?.[2] ?? '');
    }
  }
  names.delete('');
  return [...names].sort();
}

async function notice(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license: string;
  };
  const file = (await readdir(folder)).find((entry) => /^(?:licen[cs]e|copying)(?:\.(?:md|txt))?$/i.test(entry));
  if (file === undefined) {
    throw new Error(`${name} has no licence file, and it is in a bundle.`);
  }
  const text = await readFile(path.join(folder, file), 'utf8');
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}
