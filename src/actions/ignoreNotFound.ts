import { CriError } from '../contract/failure.ts';

/** For what is to be gone in the end: somebody else, often the kubelet, may have removed it first. */
export async function ignoreNotFound(removal: Promise<void>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    if (!(error instanceof CriError && error.failure.reason === 'notFound')) {
      throw error;
    }
  }
}
