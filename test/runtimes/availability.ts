import { type ContainerdVersion, containerdVersions } from '../../scripts/testbed/packages/containerdVersion.ts';
import { prepareRuntimes } from '../../scripts/testbed/packages/prepareRuntimes.ts';
import { TestbedUnavailable } from '../../scripts/testbed/testbedUnavailable.ts';
import { ensureChromium } from '../../scripts/workbench/chromium.ts';

/**
 * Whether this machine can have a line of containerd, for `describe.skipIf`. It says why not; under CI=true that is an
 * error, since there nothing may be skipped unseen.
 */
export async function runtimeAvailable(version: ContainerdVersion): Promise<boolean> {
  const reason = await whyRuntimeUnavailable(version);
  return reason === undefined || skipped(`containerd ${version}: ${reason}`);
}

/** The newest line that this machine can have, which is one of three on Ubuntu. As above where there is none. */
export async function newestRuntime(): Promise<ContainerdVersion | undefined> {
  const reasons: string[] = [];
  for (const version of containerdVersions.toReversed()) {
    const reason = await whyRuntimeUnavailable(version);
    if (reason === undefined) {
      return version;
    }
    reasons.push(`containerd ${version}: ${reason}`);
  }
  skipped(reasons.join('; '));
  return undefined;
}

/** Whether there is a browser for the workbench, installed if need be. As above where there is none. */
export async function workbenchAvailable(): Promise<boolean> {
  const chromium = await ensureChromium(console.log);
  return chromium.found || skipped(chromium.reason);
}

/** Undefined where it can be had. */
export async function whyRuntimeUnavailable(version: ContainerdVersion): Promise<string | undefined> {
  try {
    await prepareRuntimes([version], console.log);
    return undefined;
  } catch (error) {
    if (error instanceof TestbedUnavailable) {
      return error.reason;
    }
    throw error;
  }
}

function skipped(reason: string): false {
  if (process.env['CI'] === 'true') {
    throw new Error(`Under CI=true this may not be skipped: ${reason}`);
  }
  console.log(`skipped: ${reason}`);
  return false;
}
