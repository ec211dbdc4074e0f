/** What stands in the place of a secret. Data, as the names of fields are: the same in every language. */
export const hidden = '(hidden)';

/** What the fields above a value say of it. */
export type Zone =
  | 'open'
  /** A map from a variable's name to its value, or a list that is not yet entered. */
  | 'environment'
  /** One variable of a list: `NAME=value`, or an object with a name and a value. */
  | 'variable'
  | 'credentials';

/** CRI's `envs`, the specification's `env`, Docker's `Env`, CRI-O's `ConmonEnv` and `DefaultEnv`. */
const environmentKey = /env(s|vars?|ironment)?$/i;
/** PullImage's `auth`, and what containerd's status tells of its configuration. */
const credentialsKey = /^(auths?|headers?)$/i;
/** Matches a name in small letters, without what joins its words. */
const secretKey = /^(passw(or)?d|secret|authorization|credentials?|xregistryauth|.*token|.*(api|private|client)key)$/;
const outputKey = /^(stdout|stderr)$/;
const serverKey = /^server_?address$/i;
const variableNameKey = /^(key|name)$/i;
const imageStepKey = /^created_?by$/i;

export function zoneOf(key: string, within: Zone): Zone {
  if (within !== 'open') {
    return within;
  }
  return environmentKey.test(key) ? 'environment' : credentialsKey.test(key) ? 'credentials' : 'open';
}

export function itemZone(list: Zone): Zone {
  return list === 'environment' ? 'variable' : list;
}

/** Whether a value that is not empty must not be shown, whatever it is. */
export function isHidden({ key, zone }: { readonly key: string; readonly zone: Zone }): boolean {
  switch (zone) {
    case 'open':
      return secretKey.test(key.toLowerCase().replace(/[-_]/g, ''));
    case 'credentials':
      return !serverKey.test(key);
    case 'environment':
      return true;
    case 'variable':
      return !variableNameKey.test(key);
  }
}

/** An item of a list of variables by its name alone: `NAME=(hidden)`. */
export function variableName(item: string): string {
  const end = item.indexOf('=');
  return end < 0 ? hidden : `${item.slice(0, end)}=${hidden}`;
}

/** What a command printed is nobody's business. */
export function isOutput(key: string): boolean {
  return outputKey.test(key);
}

/** A text without what is secret in it by its form. */
export function openText(text: string, key: string): string {
  if (imageStepKey.test(key)) {
    // `ENV NAME=value`, `ARG NAME=value`, and the arguments of a build before a RUN.
    return text.includes('=') ? variableName(text) : text;
  }
  const withoutSecrets = text.replace(/\/\/[^\s"'<>]+/g, openUrl);
  // A streaming server's URL: whatever follows the host may be the token.
  return /^url$/i.test(key) ? withoutSecrets.replace(/^([^/]*\/\/[^/]*)\/.+$/s, `$1/${hidden}`) : withoutSecrets;
}

/** Text that may be a part of JSON, or nearly JSON, with something secret in it. */
export function mayTellSecret(text: string): boolean {
  return /env|auth|passw|token|secret|credential/i.test(text);
}

function openUrl(url: string): string {
  return url
    .replace(/^\/\/[^/@]*@/, `//${hidden}@`)
    .replace(/([?&][^=&#?]*=)[^&#]*/g, `$1${hidden}`)
    .replace(/\/(exec|attach|portforward)\/.*$/, `/$1/${hidden}`);
}

/** A shorter value, such as `1`, stands in any text by chance. Credentials are secret whatever their length. */
const minVariableLength = 6;

/** The texts of a request that its log must not show, however the runtime's answer repeats them. */
export function secretsOf(request: unknown): ReadonlySet<string> {
  const secrets = new Set<string>();
  collect(request, '', 'open', secrets);
  return secrets;
}

function collect(value: unknown, key: string, zone: Zone, secrets: Set<string>): void {
  if (typeof value === 'string' || value instanceof Uint8Array) {
    const text = typeof value === 'string' ? value : Buffer.from(value).toString('utf8');
    const isItem = zone === 'variable' && key === '';
    if (isHidden({ key, zone })) {
      keep(isItem ? text.slice(text.indexOf('=') + 1) : text, zone, secrets);
    }
  } else if (Array.isArray(value)) {
    value.forEach((item) => collect(item, '', itemZone(zone), secrets));
  } else if (typeof value === 'object' && value !== null) {
    const fields: [string, unknown][] = Object.entries(value);
    fields.forEach(([name, field]) => collect(field, name, zoneOf(name, zone), secrets));
    keepBasic(value, zone, secrets);
  }
}

function keep(secret: string, zone: Zone, secrets: Set<string>): void {
  if (secret.length < (zone === 'credentials' ? 1 : minVariableLength)) {
    return;
  }
  const inQuotes = JSON.stringify(secret).slice(1, -1);
  const inBase64 = Buffer.from(secret).toString('base64');
  [secret, inQuotes, inBase64, encodeURIComponent(secret)].forEach((form) => secrets.add(form));
}

/** User and password as HTTP's basic authorization has them. */
function keepBasic(fields: object, zone: Zone, secrets: Set<string>): void {
  if (zone === 'credentials' && 'username' in fields && 'password' in fields) {
    keep(`${String(fields.username)}:${String(fields.password)}`, zone, secrets);
  }
}
