import { inParallel } from '../common/inParallel.ts';
import type { CallOptions } from '../contract/call.ts';
import { CriError } from '../contract/failure.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import { highLevelRuntimeOf } from '../runtimes/highLevelRuntimes.ts';
import { asFilledText, at } from '../runtimes/json.ts';
import { readReply } from '../runtimes/verboseReply.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import { sandboxDetails } from './sandboxStatus.ts';

const statusesAtATime = 8;

/**
 * The handlers of sandboxes on a runtime whose lists do not tell them, though its statuses do: CRI-O and cri-dockerd. Each
 * sandbox is asked for once in the life of a connection, for a handler never changes; on other runtimes none is.
 */
export class SandboxHandlers {
  readonly #channel: CriChannel;
  /** By sandbox id; empty for the default. */
  readonly #known = new Map<string, string>();
  #runtimeName = '';

  constructor(channel: CriChannel) {
    this.#channel = channel;
  }

  /** To be called with what `Version` tells: until then no sandbox is asked for. */
  noteRuntime(name: string): void {
    this.#runtimeName = name;
  }

  /** To be called after a reconnect: another server may answer now. */
  forget(): void {
    this.#known.clear();
    this.#runtimeName = '';
  }

  /** The sandbox with its handler, where that was read before. */
  fill(sandbox: Sandbox): Sandbox {
    const runtimeHandler = sandbox.runtimeHandler === '' ? this.#known.get(sandbox.id) : undefined;
    return runtimeHandler === undefined || runtimeHandler === '' ? sandbox : { ...sandbox, runtimeHandler };
  }

  /** Forgets those that are not in the runtime's whole list any more. */
  keepOnly(sandboxes: readonly Sandbox[]): void {
    const ids = new Set(this.#known.size === 0 ? [] : sandboxes.map(({ id }) => id));
    for (const id of this.#known.keys()) {
      if (!ids.has(id)) {
        this.#known.delete(id);
      }
    }
  }

  /** Of these sandboxes those that turn out to have a handler, with it. What cannot be read is left for the next time. */
  async read(sandboxes: readonly Sandbox[], options?: CallOptions): Promise<Sandbox[]> {
    const runtime = highLevelRuntimeOf(this.#runtimeName);
    if (runtime.listsHandlers) {
      return [];
    }
    const unread = sandboxes.filter(({ id, runtimeHandler }) => runtimeHandler === '' && !this.#known.has(id));
    await inParallel(unread, statusesAtATime, async ({ id }) => {
      try {
        const { raw } = await sandboxDetails(this.#channel, id, options);
        const reader = readReply(raw, 'PodSandboxStatus', runtime.title);
        const inStatus = asFilledText(at(reader.body, 'status', 'runtime_handler'));
        this.#known.set(id, inStatus ?? runtime.unlistedHandler(reader)?.value ?? '');
      } catch (error) {
        if (!(error instanceof CriError)) {
          throw error;
        }
      }
    });
    return unread.map((sandbox) => this.fill(sandbox)).filter(({ runtimeHandler }) => runtimeHandler !== '');
  }
}
