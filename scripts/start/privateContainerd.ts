import path from 'node:path';
import type { ContainerdVersion } from '../testbed/packages/containerdVersion.ts';
import { startTestbed, type Testbed } from '../testbed/startTestbed.ts';
import { TestbedUnavailable } from '../testbed/testbedUnavailable.ts';
import type { ChosenRuntime } from './chosenRuntime.ts';
import { runDemonstrationPods } from './demonstrationPods.ts';

/**
 * A containerd of this process's own with a few pods, from packages that are unpacked and not installed.
 * @throws TestbedUnavailable where it cannot be had
 */
export async function privateContainerd(why: string, report: (message: string) => void): Promise<ChosenRuntime> {
  const { version, testbed } = await newestTestbed(report);
  try {
    const containerd = testbed.containerd(version);
    await runDemonstrationPods(
      {
        socketPath: containerd.socketPath,
        cgroupParent: containerd.cgroupParent,
        logFolder: path.join(containerd.folder, 'logs'),
      },
      report,
    );
    return {
      explanation:
        `${why}: a private containerd ${containerd.version} with demonstration pods, ` +
        `at unix://${containerd.socketPath}.\n` +
        `  Images to pull: ${testbed.registry?.address ?? ''}/local/hello:1`,
      endpoints: [{ name: 'containerd', address: `unix://${containerd.socketPath}` }],
      [Symbol.asyncDispose]: () => testbed.stop(),
    };
  } catch (error) {
    await testbed.stop();
    throw error;
  }
}

/** The newest line that this machine can have: it says the most about itself. Ubuntu has the line of its suite only. */
async function newestTestbed(
  report: (message: string) => void,
): Promise<{ readonly version: ContainerdVersion; readonly testbed: Testbed }> {
  let unavailable: TestbedUnavailable | undefined;
  for (const version of ['2.x', '1.7', '1.6'] as const) {
    try {
      return { version, testbed: await startTestbed({ versions: [version], registry: true, report }) };
    } catch (error) {
      if (!(error instanceof TestbedUnavailable)) {
        throw error;
      }
      unavailable ??= error;
    }
  }
  throw unavailable ?? new TestbedUnavailable('no line of containerd is known');
}
