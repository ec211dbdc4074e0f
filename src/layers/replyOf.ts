import { CriError } from '../contract/failure.ts';
import { type Unknown, unknown } from '../contract/layers/fact.ts';

/** What a call brought, or why not as a fact. Whether it was aborted is for the caller to ask. */
export async function replyOf<T>(method: string, call: () => Promise<T>): Promise<T | Unknown> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof CriError)) {
      throw error;
    }
    return unknown({ why: 'callFailed', method, reason: error.failure.reason });
  }
}
