/** What stands in the place of a secret. Data, as the names of fields are: the same in every language. */
export const hidden = '(hidden)';

/** Names that end so are secret, whatever stands before: small letters, without what joins their words. */
const secretEnd = new RegExp(
  `(${[
    ...[
      'passw(or)?ds?',
      'passphrases?',
      'passcode',
      'requirepass',
      'masterauth',
      'secret',
      'token',
      'credentials?',
      'creds',
    ],
    ...['authorization', '(registry|xregistry)auth', 'dockerconfigjson', 'dockercfg', 'cookie'],
    ...['(api|access|secret|private|client|signing|encrypt(ion)?|master|account|shared|ssh|auth|session)keys?'],
    ...['secretkeybase', 'conn(ection)?str(ing)?', 'secretstring', 'mnemonic', 'seedphrase', '(j|php)sessi(on)?id'],
    ...['(license|deploy|hmac|fernet|webhook|instrumentation)keys?', '(store|key|root|admin|become)pass'],
    ...['(amz|goog)signature'],
  ].join('|')})$`,
);
/** Too short to be looked for inside a word: `bypass` and `PWD` are no secrets, `dbPass` and `DB_PWD` are. */
const secretWord = /^(pass|auth|jwt|psk|pw|dsn|bearer)$/;
const secretSecondWord = /^(pwd|sas)$/;
/** What follows the name of a secret and leaves it one, as a path or a date does not. */
const qualifier = /^(value|hash|base64|b64|raw|plain|text|data|json|old|new|current|\d+)$/;

/** Longer names are judged by their end, in bounded time. */
const judgedLength = 100;

/** Whether a value of this name is likely a secret: `dbPassword`, `aws_secret_access_key`, not `tokenizer`, `secretName`. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  while (words.length > 1 && qualifier.test(words.at(-1) ?? '')) {
    words.pop();
  }
  const last = words.at(-1) ?? '';
  return secretEnd.test(words.join('')) || secretWord.test(last) || (words.length > 1 && secretSecondWord.test(last));
}

/** The words of a name however it joins them: camelCase, snake_case, kebab-case, dots and slashes. */
function wordsOf(name: string): string[] {
  return name
    .slice(-judgedLength)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}

const aVariable = /^\$(\w+|\{\w+\}|\(\w+\))$/;
const aPath = /^(file:\/\/)?\/(var|run|etc|mnt|tmp|home|root|opt|usr|proc|dev|data|secrets|config)\//;
const noValue = /^(true|false|yes|no|none|null|nil|<nil>|undefined)$/i;

/** Whether a value tells nothing although its name is that of a secret: where the secret lies, or that there is none. */
export function isHarmless(value: string): boolean {
  return value === '' || value.startsWith(hidden) || aVariable.test(value) || aPath.test(value) || noValue.test(value);
}
