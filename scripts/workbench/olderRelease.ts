import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Older releases (Code 1.105) name a git dependency and natives that must be compiled. These are newer versions from
 * the registry, with binaries inside.
 */
export const prebuiltModules: Readonly<Record<string, string>> = {
  '@parcel/watcher': '2.5.6',
  'node-pty': '1.2.0-beta.15',
  '@vscode/ripgrep-universal': '1.18.0',
};

interface Manifest {
  dependencies: Record<string, string>;
}

interface Shrinkwrap {
  packages: Record<string, { dependencies?: Record<string, string> }>;
}

/** Rewrites the manifest of an older release before its modules are installed; false when the release is new enough. */
export async function usePrebuiltModules(vscodeFolder: string): Promise<boolean> {
  const manifestFile = path.join(vscodeFolder, 'package.json');
  const shrinkwrapFile = path.join(vscodeFolder, 'npm-shrinkwrap.json');
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as Manifest;
  if (manifest.dependencies['@vscode/ripgrep-universal']) {
    return false;
  }
  const shrinkwrap = JSON.parse(await readFile(shrinkwrapFile, 'utf8')) as Shrinkwrap;
  const root = shrinkwrap.packages[''];
  for (const [name, version] of Object.entries(prebuiltModules)) {
    manifest.dependencies[name] = version;
    if (root) {
      root.dependencies = { ...root.dependencies, [name]: version };
    }
  }
  const pinned = Object.entries(shrinkwrap.packages).filter(([key]) => !belongsToPrebuilt(key));
  shrinkwrap.packages = Object.fromEntries(pinned);
  await writeFile(manifestFile, JSON.stringify(manifest));
  await writeFile(shrinkwrapFile, JSON.stringify(shrinkwrap));
  return true;
}

/** A module pinned to the old version, its own modules, or its platform packages (`name-linux-x64` and so on). */
function belongsToPrebuilt(key: string): boolean {
  return Object.keys(prebuiltModules).some((name) => {
    const own = `node_modules/${name}`;
    return key === own || key.startsWith(`${own}/`) || key.startsWith(`${own}-`);
  });
}

/** Puts ripgrep where an older release looks for it; its own package would download it in an install script. */
export async function placeRipgrep(vscodeFolder: string): Promise<void> {
  const modules = path.join(vscodeFolder, 'node_modules/@vscode');
  const bin = path.join(modules, 'ripgrep/bin');
  await mkdir(bin, { recursive: true });
  const target = `${process.platform}-${process.arch}`;
  await copyFile(path.join(modules, 'ripgrep-universal/bin', target, 'rg'), path.join(bin, 'rg'));
}
