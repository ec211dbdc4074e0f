import { describe, expect, it } from 'vitest';
import { CriError } from '../../../src/contract/failure.ts';
import { parseStreamingUrl } from '../../../src/streams/streamingUrl.ts';

function failureOf(text: string): CriError {
  try {
    parseStreamingUrl(text);
  } catch (error) {
    if (error instanceof CriError) {
      return error;
    }
  }
  throw new Error('expected a CriError');
}

describe('parseStreamingUrl', () => {
  it.each([
    ['http://127.0.0.1:37005/exec/abc', 'ws://127.0.0.1:37005/exec/abc', 'ws://127.0.0.1:37005'],
    ['//127.0.0.1:37005/cri/exec/abc', 'ws://127.0.0.1:37005/cri/exec/abc', 'ws://127.0.0.1:37005'],
    ['https://node.example:10250/exec/a?b=c', 'wss://node.example:10250/exec/a?b=c', 'wss://node.example:10250'],
    ['http://[::1]:37005/exec/abc', 'ws://[::1]:37005/exec/abc', 'ws://[::1]:37005'],
    ['ws://127.0.0.1:1/exec/abc#fragment', 'ws://127.0.0.1:1/exec/abc', 'ws://127.0.0.1:1'],
  ])('reads %s', (text, url, target) => {
    expect(parseStreamingUrl(text)).toEqual({ url, target });
  });

  it.each([
    '',
    'nonsense/secret',
    '/exec/secret',
    'ftp://127.0.0.1:21/exec/secret',
    'http://:x/secret',
    `http://${'a.'.repeat(200)}a/secret`,
  ])('refuses %j without repeating its token', (text) => {
    const error = failureOf(text);
    expect(error.failure).toMatchObject({ reason: 'streamFailed', problem: 'badUrl' });
    expect(error.message).not.toContain('secret');
  });
});
