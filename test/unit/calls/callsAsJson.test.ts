import { describe, expect, it } from 'vitest';
import { callsAsJson } from '../../../src/calls/callsAsJson.ts';
import { callRecord } from '../../builders/callRecord.ts';

const header = { extensionVersion: '1.2.3', exportedAtMs: 0 };

describe('the calls as a file', () => {
  it('say what they are and whose', () => {
    const runtime = { name: 'containerd', version: '2.1.9', apiVersion: 'v1' };
    expect(JSON.parse(callsAsJson({ ...header, runtime }, [callRecord()]))).toEqual({
      format: 'cri-explorer-calls',
      formatVersion: 1,
      extensionVersion: '1.2.3',
      runtime,
      exportedAt: '1970-01-01T00:00:00.000Z',
      notice: 'Environment values and likely secrets are left out: (hidden) stands in their place.',
      calls: [callRecord()],
    });
    expect(JSON.parse(callsAsJson(header, []))).toMatchObject({ runtime: null, calls: [] });
  });

  it('have their fields in one order', () => {
    const call = callRecord({ outcome: 'rejected', detail: 'no' });
    const backwards = Object.fromEntries(Object.entries(call).reverse()) as typeof call & object;
    expect(callsAsJson(header, [backwards])).toBe(callsAsJson(header, [call]));
  });
});
