import { join } from 'node:path';
import { runTool } from '../runTool.ts';

/** One unpacked containerd: `containerd`, `ctr` and the shims side by side. */
export interface ContainerdBinaries {
  readonly binDir: string;
  /** What it says of itself, such as 1.6.20~ds1 or 2.1.9. */
  readonly version: string;
}

/** Runs the program, so that one that does not work on this machine is found out here. */
export async function containerdBinaries(root: string, libraryPath: string): Promise<ContainerdBinaries> {
  const binDir = join(root, 'usr/bin');
  const env = { PATH: binDir, LD_LIBRARY_PATH: libraryPath };
  const said = await runTool(join(binDir, 'containerd'), ['--version'], { env });
  const version = said.trim().split(/\s+/)[2];
  if (version === undefined) throw new Error(`containerd --version said: ${said}`);
  return { binDir, version };
}
