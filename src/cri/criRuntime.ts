import type { RuntimePort } from '../contract/runtime.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { createContainer } from './containerCreate.ts';
import { exec } from './containerExec.ts';
import { execSync } from './containerExecSync.ts';
import { listContainers } from './containerList.ts';
import { removeContainer } from './containerRemove.ts';
import { startContainer } from './containerStart.ts';
import { containerDetails, containerLife } from './containerStatus.ts';
import { stopContainer } from './containerStop.ts';
import type { ListSupport } from './listSupport.ts';
import { runtimeCgroupDriver } from './runtimeCgroupDriver.ts';
import { runtimeStatus, runtimeStatusRaw } from './runtimeStatus.ts';
import { runtimeVersion } from './runtimeVersion.ts';
import type { SandboxHandlers } from './sandboxHandlers.ts';
import { listSandboxes } from './sandboxList.ts';
import { removeSandbox } from './sandboxRemove.ts';
import { runSandbox } from './sandboxRun.ts';
import { sandboxDetails } from './sandboxStatus.ts';
import { stopSandbox } from './sandboxStop.ts';

/** The RuntimeService over one channel: each method is one RPC, in a file of its own. */
export function criRuntime(channel: CriChannel, lists: ListSupport, handlers: SandboxHandlers): RuntimePort {
  return {
    version: async (options) => {
      const version = await runtimeVersion(channel, options);
      handlers.noteRuntime(version.name);
      return version;
    },
    status: (options) => runtimeStatus(channel, options),
    statusRaw: (options) => runtimeStatusRaw(channel, options),
    cgroupDriver: (options) => runtimeCgroupDriver(channel, options),
    listSandboxes: (filter, options) => listSandboxes(channel, lists, handlers, filter, options),
    readHandlers: (sandboxes, options) => handlers.read(sandboxes, options),
    sandboxDetails: (id, options) => sandboxDetails(channel, id, options),
    runSandbox: (spec, options) => runSandbox(channel, spec, options),
    stopSandbox: (id, options) => stopSandbox(channel, id, options),
    removeSandbox: (id, options) => removeSandbox(channel, id, options),
    listContainers: (filter, options) => listContainers(channel, lists, filter, options),
    containerDetails: (id, options) => containerDetails(channel, id, options),
    containerLife: (id, options) => containerLife(channel, id, options),
    createContainer: (sandboxId, spec, sandbox, options) => createContainer(channel, sandboxId, spec, sandbox, options),
    startContainer: (id, options) => startContainer(channel, id, options),
    stopContainer: (id, gracePeriodS, options) => stopContainer(channel, id, gracePeriodS, options),
    removeContainer: (id, options) => removeContainer(channel, id, options),
    execSync: (id, command, timeoutS, options) => execSync(channel, id, command, timeoutS, options),
    exec: (request, options) => exec(channel, request, options),
  };
}
