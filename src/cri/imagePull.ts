import { CriError } from '../contract/failure.ts';
import type { PullOptions, RegistryCredentials } from '../contract/image.ts';
import { loginForms, secretForms, withoutKnown } from '../redact/knownSecrets.ts';
import type { CriChannel } from '../rpc/criChannel.ts';
import type { AuthConfig } from '../rpc/generated/types/runtime/v1/AuthConfig.ts';
import { imageService } from '../rpc/services.ts';
import { deadlines } from './deadlines.ts';

/** Returns an image id or a repo digest: runtimes differ. Cancelling the call ends the download. */
export async function pullImage(
  channel: CriChannel,
  reference: string,
  { credentials, ...options }: PullOptions = {},
): Promise<string> {
  const limit = { deadlineMs: deadlines.pullImageMs, ...options };
  const request = { image: { image: reference }, ...(credentials && { auth: authConfig(credentials) }) };
  try {
    return (await channel.unary(imageService.PullImage, request, limit)).image_ref;
  } catch (error) {
    throw credentials === undefined ? error : withoutSecret(error, credentials);
  }
}

/**
 * Credentials as PullImage takes them. Never in the field `auth`: containerd quotes it in its error when it cannot read
 * it.
 *
 * containerd compares the host of `server_address` with the one that it is about to send the credentials to, and sends
 * them to every mirror if it is empty. It must be a URL: in anything else containerd finds no host, or a syntax error.
 */
export function authConfig(credentials: RegistryCredentials): AuthConfig {
  const host = credentials.registry === 'docker.io' ? 'registry-1.docker.io' : credentials.registry;
  const server_address = `https://${host}`;
  return credentials.kind === 'password'
    ? { username: credentials.username, password: credentials.password, server_address }
    : { identity_token: credentials.identityToken, server_address };
}

/** A runtime may repeat the secret in its error, which a person and the log would see: the error is returned without. */
function withoutSecret(error: unknown, credentials: RegistryCredentials): unknown {
  if (!(error instanceof CriError) || !('detail' in error.failure)) {
    return error;
  }
  const forms =
    credentials.kind === 'password'
      ? loginForms(credentials.username, credentials.password)
      : secretForms(credentials.identityToken);
  const { detail } = error.failure;
  const told = withoutKnown(detail, forms);
  // The cause repeats the detail.
  return told === detail ? error : new CriError({ ...error.failure, detail: told });
}
