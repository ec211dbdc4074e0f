import { randomBytes } from 'node:crypto';

/** The words of containerd and runc for a command that could not be started; each exec has an id of its own. */
export function execFailure(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  const id = randomBytes(32).toString('hex');
  return `failed to exec in container: failed to start exec "${id}": OCI runtime exec failed: exec failed: ${why}`;
}
