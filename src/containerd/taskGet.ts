import type { CallOptions } from '../contract/call.ts';
import type { TaskState } from '../contract/containerd.ts';
import { CriError } from '../contract/failure.ts';
import { tasksService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { inCriNamespace } from './criNamespace.ts';
import { taskState } from './taskState.ts';

/** `undefined` for a container that has no task: it was never started, or it has ended. */
export async function getTaskState(
  channel: CriChannel,
  containerId: string,
  options?: CallOptions,
): Promise<TaskState | undefined> {
  try {
    const { process } = await channel.unary(
      tasksService.Get,
      { container_id: containerId },
      { ...options, ...inCriNamespace },
    );
    return process === null ? undefined : taskState(process.status);
  } catch (error) {
    if (error instanceof CriError && error.failure.reason === 'notFound') {
      return undefined;
    }
    throw error;
  }
}
