import { CriError } from '../contract/failure.ts';

/** `undefined` for what is not there, or not any more: pulls and containers may end while they are looked at. */
export async function unlessGone<T>(reply: Promise<T>): Promise<T | undefined> {
  try {
    return await reply;
  } catch (error) {
    if (error instanceof CriError && error.failure.reason === 'notFound') {
      return undefined;
    }
    throw error;
  }
}
