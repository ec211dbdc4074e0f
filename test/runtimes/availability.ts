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

/** Whether there are a browser and a runtime, of whatever line, for the end-to-end tests. As above where not. */
export async function endToEndAvailable(): Promise<boolean> {
  return (await workbenchAvailable()) && ((await newestRuntime()) !== undefined || skipped('no line of containerd'));
}

/** The newest line that this machine can have: Ubuntu has one of the three only. */
export async function newestRuntime(): Promise<ContainerdVersion | undefined> {
  for (const version of containerdVersions.toReversed()) {
    const reason = await whyRuntimeUnavailable(version);
    if (reason === undefined) {
      return version;
    }
    console.log(`containerd ${version} cannot be had: ${reason}`);
  }
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
