import { status } from '@grpc/grpc-js';
import type { CriFailure, RegistryProblem } from '../contract/failure.ts';

/**
 * What an error of PullImage says of the registry, or `undefined` for what speaks of something else. CRI has no code for
 * any of it: containerd, CRI-O and cri-dockerd mostly answer UNKNOWN and pass on what the registry said, which says it
 * in words of its own choice. So what is read here is not sentences but the three things that these texts are made of:
 *
 * - the number or the name of an HTTP status, where a status stands;
 * - a code of the distribution API as a clause of its own: "unauthorized", "manifest unknown";
 * - what the clients themselves say before they ask the registry: "no basic auth credentials".
 *
 * The name of an image stands in quotes or beside other words, and so is never a clause.
 *
 * Sources: the errors of containerd's remotes/docker, of containers/image (CRI-O), of Docker's registry client, and the
 * codes of github.com/opencontainers/distribution-spec, "Error Codes".
 */
export function pullFailure(code: status, detail: string): CriFailure | undefined {
  const method = 'PullImage';
  const text = new RegistryText(detail);
  if (text.hasStatus('429', 'Too Many Requests') || text.hasClause(/^toomanyrequests$|^too many requests$/)) {
    return { reason: 'pullRefused', method, problem: 'rateLimited', detail };
  }
  if (isOfProxy(detail, text)) {
    return { reason: 'pullRefused', method, problem: 'proxy', detail };
  }
  if (code === status.UNAUTHENTICATED || wantsLogin(text)) {
    return { reason: 'unauthorized', method, detail };
  }
  if (code === status.UNKNOWN && isNotThere(text)) {
    return { reason: 'notFound', method, detail };
  }
  // Of what ends because somebody cancels it, the network says nothing.
  return code === status.CANCELLED ? undefined : unreachable(text, detail);
}

/**
 * A registry passes on what its own upstream said, and a policy what is wrong with a signature: only an error without
 * either is of the runtime's own connection. The code does not matter, for containerd says DEADLINE_EXCEEDED of a host
 * that does not answer, and UNKNOWN of most others. Source: Go's packages net, net/http, crypto/tls and crypto/x509.
 */
function unreachable(text: RegistryText, detail: string): CriFailure | undefined {
  if (/unexpected (http )?status\b|\bstatus ?code\b|error parsing HTTP|server message:|image rejected:/i.test(detail)) {
    return undefined;
  }
  const host = text.firstClause(/^lookup \S+( on|$)/)?.split(' ')[1];
  const registry = host ?? [...detail.matchAll(/\bhttps?:\/\/(?:[^/\s"@]*@)?([^/\s"?]+)/g)].at(-1)?.[1];
  const [problem, cause] = causeOf(text, host !== undefined);
  return registry === undefined || cause === undefined
    ? undefined
    : { reason: 'registryUnreachable', method: 'PullImage', problem, registry, cause, detail };
}

function causeOf(text: RegistryText, looksUp: boolean): readonly [RegistryProblem, string | undefined] {
  const plain = text.firstClause(/^server gave http response to https/);
  const untrusted = text.clauseAfter('x509');
  return plain !== undefined
    ? ['plainHttp', plain]
    : untrusted !== undefined
      ? ['certificate', untrusted]
      : [looksUp ? 'nameUnknown' : 'noAnswer', text.isOfNetwork() ? text.firstClause(silence) : undefined];
}

const silence =
  /^(no such host|server misbehaving|connection (refused|reset by peer|timed out)|(i\/o|tls handshake) timeout|network is unreachable|no route to host)$|\(client\.timeout exceeded/;

function wantsLogin(text: RegistryText): boolean {
  return text.hasStatus('401', 'Unauthorized') || text.hasStatus('403', 'Forbidden') || text.hasClause(refused);
}

const refused = new RegExp(
  [
    // Codes of the distribution API, and what registries put in their place.
    '^(unauthorized|denied|forbidden|access denied|access forbidden)$',
    '^(authentication|authorization|login|log in) (is )?(required|needed|failed)$',
    '^(requested )?access to the (requested )?resource is (denied|not authorized)$',
    '^insufficient_scope$',
    '^(incorrect|invalid|bad) (username|user name)( or |/)password$',
    // What the clients say. Registries do not tell a repository that is private from one that is not there.
    '^no basic auth credentials$',
    '^pull access denied\\b',
    '^(please )?(log ?in|login) to\\b',
  ].join('|'),
);

/**
 * Go's HTTP client answers what a proxy says to CONNECT with the name of its status alone, right after the address; a
 * registry that is asked without TLS is asked through the proxy, which answers a page of its own.
 */
function isOfProxy(detail: string, text: RegistryText): boolean {
  return (
    text.hasStatus('407', 'Proxy Authentication Required') ||
    text.hasClause(/^(proxyconnect|socks connect)\b/) ||
    /\b(?:Get|Head|Post) "?https:\/\/[^\s"]+"?: Forbidden\b(?!:)/.test(detail) ||
    /<[^]*\b(squid|proxy|web ?filter|firewall)\b/i.test(detail)
  );
}

function isNotThere(text: RegistryText): boolean {
  return (
    text.hasClause(/^(manifest|name) unknown$|^repository name not known to registry$/) ||
    text.hasClause(/^manifest for .* not found$/) ||
    // Of anything else, such as a snapshot or the server of tokens, the same words say nothing of the image.
    (text.hasClause(/^(failed to resolve|reading manifest|error response from daemon)/) &&
      !text.hasClause(/^failed to authorize$|^requesting bearer token$/) &&
      text.hasStatus('404', 'Not Found'))
  );
}

/** An error of a chain of programs, taken apart into what each of them said. */
class RegistryText {
  readonly #text: string;
  readonly #clauses: readonly string[];

  constructor(text: string) {
    this.#text = text;
    // A clause ends where the next program's words begin; a list of errors has stars or commas between them.
    this.#clauses = text
      .split(/:\s+|:$|[;\n]\s*|\s\*\s|,\s+(?=\w+:)/)
      .map((clause) => clause.replace(/^["'\s*[]+|["'\s.\]]+$/g, ''));
  }

  /** @param pattern of small letters */
  firstClause(pattern: RegExp): string | undefined {
    return this.#clauses.find((clause) => pattern.test(clause.toLowerCase()));
  }

  clauseAfter(said: string): string | undefined {
    const at = this.#clauses.indexOf(said);
    return at === -1 ? undefined : this.#clauses[at + 1];
  }

  hasClause(pattern: RegExp): boolean {
    return this.firstClause(pattern) !== undefined;
  }

  /** Whether a client of TCP or HTTP speaks: a socket of the machine itself is refused in the same words. */
  isOfNetwork(): boolean {
    return this.hasClause(/^(dial|read|write) tcp|^net\/http$|\(client\.timeout/);
  }

  /** Whether an HTTP status stands here: its number with its name, or its number where a number of a status stands. */
  hasStatus(number: string, name: string): boolean {
    const withName = new RegExp(`\\b${number} ?\\(?${name}\\b`, 'i');
    const inPlace = new RegExp(
      `\\b(status|status code|statuscode|code|http(/[\\d.]+)?|registry)[:=]? ?${number}\\b(?![/.])`,
      'i',
    );
    return (
      withName.test(this.#text) ||
      inPlace.test(this.#text) ||
      this.hasClause(new RegExp(`^(${name.toLowerCase()}|${number})$`))
    );
  }
}
