import { hideAssigned } from './assignments.ts';
import { ArgumentReader } from './argumentReader.ts';
import { hideArguments } from './commandLines.ts';
import { hidden, isHarmless, isSecretName } from './secretNames.ts';
import { hideInStatements } from './statements.ts';
import { hideInUrls } from './urls.ts';

const pemKey = /(-----BEGIN [A-Z\d ]{0,40}PRIVATE KEY(?: BLOCK)?-----)[\s\S]*?(-----END [^-]{0,60}-----|$)/g;
const wordWithLogin = /[^\s"'`<>]+/g;
/** Tokens whose makers begin them alike, and base64 of a JSON object, which a JWT is and what registries take. */
const wellKnownToken =
  /(?<!\w)(eyJ[\w+/=.-]{12,}|(gh[pousr]_|github_pat_|glpat-|xox[abeprs]-|dckr_pat_|[sr]k_(?:live|test)_|AIza|hvs\.|xapp-|ya29\.|glrt-|whsec_|pypi-AgE|dop_v1_|shp(?:at|ss)_|sk-(?:proj|ant|svcacct|admin)-|AGE-SECRET-KEY-|SG\.[\w-]{16,32}\.)[\w.-]{16,}|(?:npm|hf)_[A-Za-z\d]{30,}|sk-[A-Za-z\d]{32,})/g;
/** The values of a Secret that an annotation or an error repeats as JSON. */
const kindOfSecret = /kind\\*"\s{0,9}:\s{0,9}\\*"Secret/;
const dataOfSecret =
  /(?<!\\)((\\*)"(?:data|stringData)\2"\s{0,9}:\s{0,9}\{)(?!\})[\s\S]*?(?:(?<!\\)(?=\2"\s{0,9}\})|$)/g;
const stringDataOfSecret = /(?<!\\)((\\*)"stringData\2"\s{0,9}:\s{0,9}\{)(?!\})[\s\S]*?(?:(?<!\\)(?=\2"\s{0,9}\})|$)/g;
const authorization = /\b(basic|bearer)([ \t]{1,4})([\w.~+/=-]{8,})(?!["=])/gi;
const step = /^(?:(?:\/bin\/sh -c )?#\(nop\) +)?(?:ENV|ARG) |^(?:RUN )?\|\d+ /;
const shellOfStep = ' /bin/sh -c ';

/**
 * A text without what is likely a secret in it, by its form or by the name before it. Linear in the length of the text,
 * whatever is in it; redacting again changes nothing.
 */
export function redactText(text: string): string {
  const withoutData = text.replace(kindOfSecret.test(text) ? dataOfSecret : stringDataOfSecret, `$1${hidden}`);
  const withoutTokens = withoutData
    .replace(pemKey, (_key, begin: string, end: string) => `${begin}${hidden}${end}`)
    .replace(wellKnownToken, hidden);
  const withoutLogins = hideInUrls(withoutTokens).replace(wordWithLogin, hideLogin);
  return hideArguments(hideAssigned(hideInStatements(withoutLogins.replace(authorization, hideToken))));
}

/** What a name stands for, such as that of a label. */
export function redactNamed(name: string, value: string): string {
  return isSecretName(name) && !isHarmless(value) ? hidden : redactText(value);
}

/** The arguments of one command, each whole: a secret may be one of its own, after the option that names it. */
export function redactArguments(words: readonly string[]): readonly string[] {
  const reader = new ArgumentReader();
  return words.map((word) => {
    const at = reader.secretAt(word);
    return redactText(at === undefined || at >= word.length ? word : `${word.slice(0, at)}${hidden}`);
  });
}

/** The same as one line. */
export function redactCommandLine(words: readonly string[]): string {
  return redactText(redactArguments(words).join(' '));
}

/** A step of an image's history: variables and arguments of the build without their values. */
export function redactImageStep(text: string): string {
  const begin = step.exec(text);
  const joint = begin === null ? -1 : text.indexOf('=', begin[0].length);
  if (joint < 0) {
    return redactText(text);
  }
  // Values have blanks in them without quotes, so that nobody can tell where one ends.
  const shell = text.indexOf(shellOfStep, joint);
  const command = shell < 0 ? '' : shellOfStep + redactText(text.slice(shell + shellOfStep.length));
  return `${text.slice(0, joint)}=${hidden}${command}`;
}

/** `user:password@tcp(host)` and `user:password@host:port`, which have no scheme. */
function hideLogin(word: string): string {
  const at = word.lastIndexOf('@');
  if (at < 0 || word.includes('//')) {
    return word;
  }
  const host = word.slice(at + 1, at + 300);
  const start = Math.max(...['=', '(', ',', ';'].map((mark) => word.slice(0, at).indexOf(mark))) + 1;
  const colon = word.indexOf(':', word.slice(0, at).includes('=') ? start : 0);
  const isHost =
    /^((tcp|udp|unix)\(|\/\w|\[[\da-f:.]+\]:\d)/i.test(host) ||
    (/^[\w.-]+:\d+/.test(host) && !/^[a-z\d]+:[\da-f]{16}/i.test(host));
  return isHost && colon > 0 && colon < at ? `${word.slice(0, colon + 1)}${hidden}${word.slice(at)}` : word;
}

/** A word follows `basic` in sentences, too; a token has digits or changes between small and large letters. */
function hideToken(whole: string, scheme: string, blank: string, token: string): string {
  return /\d|[a-z][A-Z]|=$/.test(token) ? `${scheme}${blank}${hidden}` : whole;
}
