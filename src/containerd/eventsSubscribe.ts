import type { RuntimeEvent } from '../contract/runtime.ts';
import { eventsService } from '../rpc/containerdServices.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { criNamespace } from './criNamespace.ts';
import { runtimeEventOf } from './runtimeEventOf.ts';

/** A pull alone makes dozens of other events: they stay on the server. Anchored: a topic ends where its word ends. */
const filters = ['^/images/', '^/containers/', '^/tasks/(create|start|exit|delete|oom|paused|resumed)$'].map(
  (topic) => `namespace==${criNamespace},topic~="${topic}"`,
);

export function subscribe(
  channel: CriChannel,
  onEvent: (event: RuntimeEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  return channel.serverStream(
    eventsService.Subscribe,
    { filters },
    {
      signal,
      onMessage: (envelope) => {
        const event = runtimeEventOf(envelope);
        if (event !== undefined) {
          onEvent(event);
        }
      },
    },
  );
}
