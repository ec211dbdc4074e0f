import { describe, expect, it } from 'vitest';
import { loginForms, secretForms, withoutKnown } from '../../../src/redact/knownSecrets.ts';

const password = 'p"w & x/y@z+<é>\'!';

describe('a secret that is known', () => {
  it.each([
    ['as it is', password],
    ['in JSON', JSON.stringify(password)],
    ['in JSON in JSON', JSON.stringify(JSON.stringify(password))],
    [
      'in JSON of Go',
      JSON.stringify(password).replaceAll('&', '\\u0026').replaceAll('<', '\\u003c').replaceAll('>', '\\u003e'),
    ],
    ['percent encoded', encodeURIComponent(password)],
    ['in a form', new URLSearchParams({ p: password }).toString().slice(2)],
    ['in small hexadecimal digits', encodeURIComponent(password).replace(/%../g, (code) => code.toLowerCase())],
    ['in HTML', 'p&#34;w &amp; x/y@z+&lt;é&gt;&#39;!'],
    ['in base64', Buffer.from(password).toString('base64')],
    ['in base64 without padding', Buffer.from(password).toString('base64').replace(/=+$/, '')],
    ['in base64 for URLs', Buffer.from(password).toString('base64url')],
    ['in hexadecimal digits', Buffer.from(password).toString('hex')],
    ['in basic authorization', Buffer.from(`alice:${password}`).toString('base64')],
  ])('is hidden %s', (_form, told) => {
    expect(withoutKnown(`a ${told} z`, loginForms('alice', password))).toMatch(/^a "?(\\")?\(hidden\)(\\")?"? z$/);
  });

  it('may have half a character in it', () => {
    expect(withoutKnown('a \ud800x z', secretForms('\ud800x'))).toBe('a (hidden) z');
    expect(withoutKnown('a %EF%BF%BDx z', secretForms('\ud800x'))).toBe('a (hidden) z');
  });

  it('may be empty, which is none', () => {
    expect(withoutKnown('text', [...secretForms(''), ...loginForms('alice', '')])).toBe('text');
  });
});
