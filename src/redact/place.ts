import { isHarmless, isSecretName } from './secretNames.ts';

/** What the fields above a value say of it. */
type Zone =
  | 'open'
  /** A map from a variable's name to its value, or a list that is not yet entered. */
  | 'environment'
  /** One variable of a list: `NAME=value`, or an object with a name and a value. */
  | 'variable'
  | 'credentials'
  /** Headers of HTTP: a map, or a list of names and values. */
  | 'headers';

/** Where in a JSON-like value something stands. */
export interface Place {
  /** Empty for an item of a list. */
  readonly key: string;
  readonly parentKey: string;
  readonly zone: Zone;
  /** A name beside or above it is that of a secret. */
  readonly isNamedSecret: boolean;
}

export const outermost: Place = { key: '', parentKey: '', zone: 'open', isNamedSecret: false };

/** CRI's `envs`, the specification's `env`, Docker's `Env`, CRI-O's `ConmonEnv` and `DefaultEnv`. */
const environmentKey = /env(s|vars?|ironment)?$/i;
/** PullImage's `auth`, and what containerd's status tells of its configuration. */
const credentialsKey = /^(auths?|credentials?)$/i;
const headersKey = /headers?$/i;
const serverKey = /^server_?address$/i;
const nameKey = /^(key|name)$/i;
const valueKey = /^(value|data|raw|content|plain|text)$/i;
const secretDataKey = /^(data|stringData)$/;

/** The place of a field among the others of its object. */
export function fieldPlace(key: string, fields: object, { key: above, zone }: Place): Place {
  return {
    key,
    parentKey: above,
    zone: zone === 'open' ? zoneOf(key, fields) : zone,
    isNamedSecret: valueKey.test(key) && (isSecretName(above) || isSecretName(nameBeside(fields))),
  };
}

/** The place of an item of a list. */
export function itemPlace({ key, zone }: Place): Place {
  return {
    key: '',
    parentKey: key,
    zone: zone === 'environment' ? 'variable' : zone,
    isNamedSecret: isSecretName(key),
  };
}

/** Whether a value must not be shown, whatever it is. */
export function isHidden({ key, zone, isNamedSecret }: Place, value: string): boolean {
  switch (zone) {
    case 'open':
      return (isNamedSecret || isSecretName(key)) && !isHarmless(value);
    case 'credentials':
      return !serverKey.test(key);
    case 'environment':
      return true;
    case 'variable':
    case 'headers':
      return !nameKey.test(key);
  }
}

/** Whether a text is one variable of a list, whose name may be shown. */
export function isVariable({ key, zone }: Place): boolean {
  return zone === 'variable' && key === '';
}

function zoneOf(key: string, fields: object): Zone {
  if (environmentKey.test(key) || ('kind' in fields && fields.kind === 'Secret' && secretDataKey.test(key))) {
    return 'environment';
  }
  return headersKey.test(key) ? 'headers' : credentialsKey.test(key) ? 'credentials' : 'open';
}

function nameBeside(fields: object): string {
  const { name, key, Name, Key } = fields as Readonly<Record<string, unknown>>;
  const found = [name, key, Name, Key].find((text) => typeof text === 'string');
  return typeof found === 'string' ? found : '';
}
