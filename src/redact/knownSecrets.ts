import { hidden } from './secretNames.ts';

/** The forms in which programs repeat a secret that they were given. */
export function secretForms(secret: string): readonly string[] {
  // Half a character would make the percent encoding throw.
  const text = secret.toWellFormed();
  const quoted = JSON.stringify(text).slice(1, -1);
  const bytes = Buffer.from(text);
  const strict = encodeURIComponent(text).replace(/[!'()*]/g, percent);
  const forms = [
    ...[secret, text, quoted, JSON.stringify(quoted).slice(1, -1)],
    // Go writes these characters so in JSON.
    quoted.replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`),
    text
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&#34;')
      .replace(/'/g, '&#39;'),
    ...[encodeURIComponent(text), strict, strict.replaceAll('%20', '+')],
    // In front of a host Go leaves these as they are.
    strict.replace(/%(24|26|2B|2C|3B|3D)/g, (code) => decodeURIComponent(code)),
    ...[strict, encodeURIComponent(text)].map((form) => form.replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase())),
    ...[bytes.toString('base64'), bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')],
    bytes.toString('hex'),
  ];
  return [...new Set(forms)].filter((form) => form !== '');
}

/** The forms of a login: its secret, and user and password as HTTP's basic authorization joins them. */
export function loginForms(username: string, password: string): readonly string[] {
  return password === '' ? [] : [...secretForms(password), ...secretForms(`${username}:${password}`)];
}

/** A text without secrets that are known, given in all their forms. */
export function withoutKnown(text: string, forms: Iterable<string>): string {
  // The longer ones first, because one may be a part of another.
  const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length);
  return longestFirst.reduce((told, form) => told.replaceAll(form, hidden), text);
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
