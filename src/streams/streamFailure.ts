import { CriError, type StreamProblem } from '../contract/failure.ts';

interface StreamFailureParts {
  readonly target: string;
  readonly problem: StreamProblem;
  /** Technical and in English: an error code, an HTTP status. Must not hold the URL's path. */
  readonly detail: string;
}

export function streamFailure(parts: StreamFailureParts): CriError {
  return new CriError({ reason: 'streamFailed', ...parts });
}
