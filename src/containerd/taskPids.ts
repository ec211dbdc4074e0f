import type { CallOptions } from '../contract/call.ts';
import { runcMessages, tasksService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import type { ProcessInfo__Output } from '../rpc/generated/types/containerd/v1/types/ProcessInfo.ts';
import { inCriNamespace } from './criNamespace.ts';
import { unlessGone } from './unlessGone.ts';

interface TaskPid {
  readonly pid: number;
  readonly execId?: string;
}

/** None for a container that has no task: it was never started, or it has ended. */
export async function taskPids(channel: CriChannel, containerId: string, options?: CallOptions): Promise<TaskPid[]> {
  const request = { container_id: containerId };
  const call = channel.unary(tasksService.ListPids, request, { ...options, ...inCriNamespace });
  const reply = await unlessGone(call);
  return reply?.processes.map(taskPid) ?? [];
}

/** Only the process that was exec'd has details: its children have none, nor have the container's own. */
function taskPid({ pid, info }: ProcessInfo__Output): TaskPid {
  if (info?.type_url !== 'containerd.runc.v1.ProcessDetails') {
    return { pid };
  }
  return { pid, execId: runcMessages.ProcessDetails.deserialize(info.value).exec_id };
}
