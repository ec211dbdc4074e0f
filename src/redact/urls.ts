import { hidden } from './secretNames.ts';

/** A name of a scheme is tried from its beginning alone: otherwise a long word would be read again and again. */
const anyUrl = /(?:(?<![a-z\d+.-])([a-z][a-z\d+.-]*):)?\/\/([^\s"'`<>]+)/gi;
/** Schemes whose addresses may have an `@` in their path. */
const webScheme = /^(https?|wss?|docker|oci|git)?$/i;
/** Schemes whose users log in without a password in the address. */
const userAloneScheme = /^(ssh|sftp|git|scp)$/i;
/** What follows is the token of a stream, or that of a chat's webhook. */
const tokenInPath =
  /(\/(?:exec|attach|portforward|webhooks?|webhookb2|hooks?)\/|^hooks\.slack\.com\/\w+\/|^api\.telegram\.org\/bot|^hooks\.zapier\.com\/hooks\/).+$/;
const digest = /^[a-z\d]+:[\da-f]{16}/i;

/** A text whose addresses tell neither login nor query nor the token of a stream. */
export function hideInUrls(text: string): string {
  return text.includes('//') ? text.replace(anyUrl, hideInUrl) : text;
}

function hideInUrl(_whole: string, scheme: string | undefined, rest: string): string {
  const open = rest
    .slice(endOfLogin(scheme ?? '', rest))
    .replace(/([?&#][^=&#?]*=)[^&#]*/g, `$1${hidden}`)
    .replace(tokenInPath, `$1${hidden}`);
  const start = scheme === undefined ? '//' : `${scheme}://`;
  return `${start}${open.length < rest.length && open.startsWith('@') ? hidden : ''}${open}`;
}

/** The place of the `@` that ends user and password, which may have `@` and `/` in them; 0 where there is no login. */
function endOfLogin(scheme: string, rest: string): number {
  const authority = rest.slice(0, indexOrEnd(rest, /[/?#]/));
  const port = authority.startsWith('[') ? '' : (/:(.*)$/s.exec(authority)?.[1] ?? '');
  const beforeQuery = lastAt(rest.slice(0, indexOrEnd(rest, /[?#]/)));
  if (authority.includes('@')) {
    const hasPassword = authority.slice(0, authority.indexOf('@')).includes(':');
    return hasPassword || !userAloneScheme.test(scheme) ? beforeQuery : 0;
  }
  // No host has such a port, so that the password has a slash in it.
  if (port !== '' && !/^\d+$/.test(port)) {
    return lastAt(rest);
  }
  return port !== '' && !webScheme.test(scheme) ? beforeQuery : 0;
}

/** The last `@` that does not stand before the digest of an image. */
function lastAt(text: string): number {
  let at = text.lastIndexOf('@');
  while (at > 0 && digest.test(text.slice(at + 1, at + 100))) {
    at = text.lastIndexOf('@', at - 1);
  }
  return Math.max(0, at);
}

function indexOrEnd(text: string, pattern: RegExp): number {
  const index = text.search(pattern);
  return index < 0 ? text.length : index;
}
