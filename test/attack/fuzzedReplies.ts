import { CriError } from '../../src/contract/failure.ts';
import { type AttackResult, type AttackSize, failureLine, times } from './attackResult.ts';
import { AnsweringChannel } from './answeringChannel.ts';
import { clientOf } from './clientOf.ts';
import { mutatedBytes } from './mutate.ts';
import { operationsOf } from './operations.ts';
import { polluted } from './polluted.ts';
import { Random } from './random.ts';
import { recordedBytes } from './recordedBytes.ts';

/** Bytes that no honest server sends, for every operation: it comes to a value or a CriError, and changes nothing. */
export async function fuzzedReplies(size: AttackSize): Promise<AttackResult> {
  const random = new Random(size.seed);
  const recorded = recordedBytes();
  const failures: string[] = [];
  const channel = new AnsweringChannel((path) => {
    const bytes = random.pick(recorded.get(path) ?? [Buffer.alloc(0)]);
    return Array.from({ length: 1 + random.below(2) }, () =>
      random.chance(0.1) ? random.bytes(random.below(64)) : mutatedBytes(bytes, random),
    );
  });
  const operations = Object.entries(operationsOf(clientOf(channel)));
  const rounds = times(18_000, size);
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of operations) {
      try {
        await run();
      } catch (error) {
        if (!(error instanceof CriError)) {
          failures.push(failureLine(`${name}, round ${round}`, error));
        }
      }
    }
    if (polluted().length > 0) {
      failures.push(`round ${round}: the prototype of all objects has ${polluted().join(', ')}`);
      break;
    }
    if (round % 100 === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  channel.dispose();
  return {
    ...{ area: `fuzzed replies, ${operations.length} operations`, tried: rounds * operations.length, failures },
    notes: [`${channel.replies} replies were sent`],
  };
}
