import { dirname, join } from 'node:path';
import type { InstancePlace } from '../instance/instancePlace.ts';
import type { ProgramToStart } from '../instance/instanceProcess.ts';
import type { ContainerdBinaries } from '../packages/containerdBinaries.ts';
import type { ToolPaths } from '../packages/toolPaths.ts';

const systemPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** How a containerd is started in an instance's folder. */
export function containerdProgram(
  place: InstancePlace,
  { binDir }: ContainerdBinaries,
  tools: ToolPaths,
  config: string,
): ProgramToStart {
  return {
    file: join(binDir, 'containerd'),
    args: ['--config', config],
    env: {
      // containerd looks its shim up in PATH: that of its own version comes first.
      PATH: [binDir, dirname(tools.runc), systemPath].join(':'),
      LD_LIBRARY_PATH: tools.libraryPath,
      TMPDIR: join(place.folder, 'tmp'),
    },
    logFile: join(place.folder, 'containerd.log'),
  };
}
