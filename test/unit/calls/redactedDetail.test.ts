import { describe, expect, it } from 'vitest';
import { redactedDetail } from '../../../src/calls/redactedDetail.ts';

const auth = { username: 'alice', password: 'p"w & x', server_address: 'https://quay.io' };

describe('what a runtime says of a failure', () => {
  it('has no credentials of the request in it, in whatever form', () => {
    const told = [
      auth.password,
      JSON.stringify(auth.password),
      encodeURIComponent(auth.password),
      Buffer.from(`alice:${auth.password}`).toString('base64'),
    ];
    expect(redactedDetail(`quay.io said 401 to ${told.join(' ')}`, { auth })).toBe(
      'quay.io said 401 to (hidden) "(hidden)" (hidden) (hidden)',
    );
  });

  it('has no environment values, but of those that stand in any text', () => {
    const envs = [
      { key: 'A', value: 'secret-value' },
      { key: 'B', value: Buffer.from('bytes-value') },
      { key: 'C', value: '1' },
    ];
    expect(redactedDetail('bad: A=secret-value B=bytes-value at line 1', { config: { envs } })).toBe(
      'bad: A=(hidden) B=(hidden) at line 1',
    );
    expect(redactedDetail('bad: A=secret-value', { env: ['A=secret-value'] })).toBe('bad: A=(hidden)');
  });

  it('has no signed URL, and an end', () => {
    expect(redactedDetail('Get "https://r.io/blob?X-Amz-Signature=abc": EOF', {})).toBe(
      'Get "https://r.io/blob?X-Amz-Signature=(hidden)": EOF',
    );
    expect(redactedDetail('x'.repeat(100_000), {}).length).toBeLessThan(10_000);
  });
});
