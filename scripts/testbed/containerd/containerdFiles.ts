import { chmod, copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InstancePlace } from '../instance/instancePlace.ts';
import type { ToolPaths } from '../packages/toolPaths.ts';
import { cniConfig } from './cniConfig.ts';
import { containerdConfig } from './containerdConfig.ts';
import type { ContainerdSettings } from './containerdSettings.ts';

/** The OCI runtime program of each runtime handler. */
export function handlerPrograms(place: InstancePlace, tools: ToolPaths): Map<string, string> {
  const bin = join(place.folder, 'bin');
  return new Map([
    ['runc', tools.runc],
    ['crun', join(bin, 'crun')],
    ['runsc', join(bin, 'runsc')],
  ]);
}

/** Writes all that containerd reads at its start into the instance's folder; gives the path of config.toml. */
export async function writeContainerdFiles(
  place: InstancePlace,
  tools: ToolPaths,
  settings: ContainerdSettings,
): Promise<string> {
  const { folder } = place;
  for (const name of ['bin', 'programs', 'cni', 'cdi', 'certs.d', 'tmp', 'waiters']) {
    await mkdir(join(folder, name), { recursive: true });
  }
  for (const name of ['crun', 'runsc'] as const) {
    const wrapper = join(folder, 'bin', name);
    await copyFile(join(import.meta.dirname, `${name}.sh`), wrapper);
    await chmod(wrapper, 0o755);
    // Where the wrapper looks for what it wraps.
    await symlink(tools[name], join(folder, 'programs', name));
  }
  await writeFile(join(folder, 'cni/10-testbed.conflist'), cniConfig(place));
  return writeContainerdConfig(settings);
}

/** Writes config.toml alone, for another version in a folder that has all the rest; gives its path. */
export async function writeContainerdConfig(settings: ContainerdSettings): Promise<string> {
  const file = join(settings.folder, 'config.toml');
  await writeFile(file, containerdConfig(settings));
  return file;
}

/** Lets images be pulled from this registry (host:port) without TLS. containerd reads it at each pull. */
export async function writePlainHttpRegistry(place: Pick<InstancePlace, 'folder'>, address: string): Promise<void> {
  const folder = join(place.folder, 'certs.d', address);
  const url = JSON.stringify(`http://${address}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'hosts.toml'), `server = ${url}\n[host.${url}]\n  capabilities = ["pull", "resolve"]\n`);
}
