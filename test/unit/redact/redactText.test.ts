import { describe, expect, it } from 'vitest';
import { redactImageStep, redactText } from '../../../src/redact/redactText.ts';
import { harmlessTexts, marker, secretTexts } from './shapes.ts';

/** Also a half of the secret would be one too many. */
const parts = [marker, marker.slice(0, 6), marker.slice(-6), Buffer.from(marker).toString('base64').slice(0, 8)];

describe('redactText', () => {
  it.each(Object.entries(secretTexts))('hides %s', (_shape, text) => {
    const told = redactText(text);
    expect(parts.filter((part) => told.includes(part))).toEqual([]);
    expect(told).toContain('(hidden)');
  });

  it.each(Object.entries(secretTexts))('hides where an error quotes it as JSON %s', (_shape, text) => {
    const once = JSON.stringify({ message: text });
    for (const quoted of [once, `cannot run: ${once}`, JSON.stringify({ detail: once })]) {
      expect(parts.filter((part) => redactText(quoted).includes(part))).toEqual([]);
    }
  });

  it.each(Object.entries(secretTexts))('changes nothing when it is done again: %s', (_shape, text) => {
    expect(redactText(redactText(text))).toBe(redactText(text));
  });

  it.each([
    `echo "${marker}" | docker login -u alice --password-stdin quay.io`,
    `echo -n ${marker} | podman login --password-stdin quay.io`,
    `printf '%s' '${marker}' | kubectl create -f - --stdin`,
    `echo ${marker} | sudo -S ls`,
  ])('hides what a shell pipes into a login: %s', (text) => {
    const told = redactText(text);
    expect(parts.filter((part) => told.includes(part))).toEqual([]);
    expect(redactText(told)).toBe(told);
  });

  it.each(harmlessTexts)('leaves what tells none: %s', (text) => {
    expect(redactText(text)).toBe(text);
  });
});

describe('a long text', () => {
  const mebibyte = 1024 * 1024;

  // A search that looked at every part again and again would take hours, and the test would not end.
  it.each([
    ...[
      'a',
      'A',
      '1',
      '?',
      '&a',
      '//',
      '//?a=',
      '/exec/',
      '@',
      ':',
      'a:',
      'a:a@',
      '//a:a@sha256:0123456789abcdef',
      '"',
      '\\"',
    ],
    ...[
      "'",
      '\\',
      ' ',
      '\t',
      '\n',
      '=',
      'a=',
      'A=',
      'A=a ',
      'password=',
      'password: ',
      'password="',
      'password=\\"',
      '--password ',
    ],
    ...[
      '-----BEGIN ',
      '-----BEGIN PRIVATE KEY-----',
      'eyJ',
      'Bearer ',
      'mysql -p',
      'export ',
      '[',
      '(',
      'a.b-',
      'key:a,',
      ';a ',
      '|1 ',
    ],
    ...['value:"', 'Authorization: [', '﻿', '\ud800', 'env A="', 'kind":"Secret"data":{', '\\"data', 'user:pw@tcp('],
    ...["password '", 'machine ', 'machine a login b password', 'echo a:', 'password: |\n ', 'identified by '],
    ...[
      "password for 'a' = '",
      'identified with a by "',
      'kind: Secret\n',
      'kind: Secret\ndata:\n',
      'env:\n A: ',
      'env:[a=',
      '<password>',
    ],
    ...['"stringData":{', '"stringData":{"', 'password: [', 'password: ["', 'password: """', ';pwd={'],
    ...[
      'Authorization: a-b ',
      'echo a | ',
      'echo aaaaaaaaaaaa',
      '?sig=',
      'chpasswd<<<',
      'name: a\nvalue: ',
      '\n',
      '\\n',
    ],
    ...['SG.', 'sk-', 'npm_', '/hooks/', 'set a.token ', "mysql -p'", 'curl -u a'],
  ])('is read once, whatever it holds: %j', (part) => {
    const text = part.repeat(mebibyte / part.length);
    expect(redactText(text).length).toBeGreaterThan(0);
    expect(redactImageStep(`ENV ${text}`).length).toBeGreaterThan(0);
  });
});

describe('a step of an image', () => {
  it('keeps its command and loses the values of the build', () => {
    expect(redactImageStep('RUN |2 A=x B=y z /bin/sh -c make DESTDIR=/out # buildkit')).toBe(
      'RUN |2 A=(hidden) /bin/sh -c make DESTDIR=/out # buildkit',
    );
    expect(redactImageStep('/bin/sh -c #(nop)  ENV PATH=/usr/bin')).toBe('/bin/sh -c #(nop)  ENV PATH=(hidden)');
    expect(redactImageStep('RUN /bin/sh -c apt-get install foo=1.2')).toBe('RUN /bin/sh -c apt-get install foo=1.2');
    expect(redactImageStep('CMD ["nginx" "-g" "daemon off;"]')).toBe('CMD ["nginx" "-g" "daemon off;"]');
  });
});
