import { CriError } from '../contract/failure.ts';
import type { RegistryCredentials } from '../contract/image.ts';

/** The same error, in case a runtime repeated the secret that it was sent: what a person and the log see has none. */
export function withoutSecret(error: unknown, credentials: RegistryCredentials): unknown {
  const secrets =
    credentials.kind === 'password'
      ? [credentials.password, Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')]
      : [credentials.identityToken];
  if (!(error instanceof CriError) || !('detail' in error.failure)) {
    return error;
  }
  const { detail } = error.failure;
  const told = secrets.filter((secret) => secret !== '' && detail.includes(secret));
  // The cause repeats the detail.
  return told.length === 0
    ? error
    : new CriError({ ...error.failure, detail: told.reduce((text, secret) => text.replaceAll(secret, '***'), detail) });
}
