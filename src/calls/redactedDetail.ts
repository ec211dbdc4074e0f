import { cutText } from './cutText.ts';
import { hidden, openText } from './redact.ts';
import { secretsOf } from './secretsOf.ts';

const maxLength = 8192;

/** What a runtime says of a failure, without the secrets of the request that it may quote. */
export function redactedDetail(detail: string, request: unknown): string {
  // The longer first: one may be a part of another.
  const secrets = [...secretsOf(request)].sort((a, b) => b.length - a.length);
  const text = secrets.reduce((told, secret) => told.replaceAll(secret, hidden), detail);
  return cutText(openText(text, ''), maxLength);
}
