import { describe, expect, it } from 'vitest';
import { channels, decodeFrame, encodeFrame, parseExitStatus } from '../../../src/streams/channelProtocol.ts';

describe('channel frames', () => {
  it('puts the channel before the payload', () => {
    expect([...encodeFrame(channels.resize, Uint8Array.of(7, 8))]).toEqual([4, 7, 8]);
  });

  it('reads back what it wrote', () => {
    expect(decodeFrame(encodeFrame(channels.stdout, Uint8Array.of(0, 255)))).toEqual({
      channel: 1,
      payload: Uint8Array.of(0, 255),
    });
  });

  it('takes a frame without payload', () => {
    expect(decodeFrame(Uint8Array.of(1))).toEqual({ channel: 1, payload: new Uint8Array() });
  });

  it('takes an empty message for nothing', () => {
    expect(decodeFrame(new Uint8Array())).toBeUndefined();
  });
});

const parse = (text: string): unknown => parseExitStatus(new TextEncoder().encode(text));

describe('parseExitStatus', () => {
  it('reads success', () => {
    expect(parse('{"metadata":{},"status":"Success"}')).toEqual({ kind: 'exited', code: 0 });
  });

  it('reads a non-zero exit code', () => {
    const status = {
      metadata: {},
      status: 'Failure',
      message: 'command terminated with non-zero exit code: exit status 3',
      reason: 'NonZeroExitCode',
      details: {
        causes: [
          { reason: 'Other', message: '9' },
          { reason: 'ExitCode', message: '3' },
        ],
      },
    };
    expect(parse(JSON.stringify(status))).toEqual({ kind: 'exited', code: 3 });
  });

  it('reads a failure to run', () => {
    const status = { status: 'Failure', message: 'executable file not found in $PATH', reason: 'InternalError' };
    expect(parse(JSON.stringify(status))).toEqual({ kind: 'failed', message: 'executable file not found in $PATH' });
  });

  it.each([
    '{"status":"Failure","reason":"NonZeroExitCode"}',
    '{"status":"Failure","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"x"}]}}',
    '{"status":"Failure","reason":"NonZeroExitCode","details":{"causes":"none"}}',
    '{}',
  ])('shows %s as it is when it lacks what it should have', (text) => {
    expect(parse(text)).toEqual({ kind: 'failed', message: text });
  });

  it.each(['command terminated\n', '[1]', '"text"'])('takes %j, which is no status, for the message', (text) => {
    expect(parse(text)).toEqual({ kind: 'failed', message: text.trim() });
  });

  it('does not read what is far longer than a status, and shows its beginning', () => {
    const nested = `${'['.repeat(7_000_000)}${']'.repeat(7_000_000)}`;
    expect(parse(`{"status":"Success","details":${nested}}`)).toEqual({
      kind: 'failed',
      message: expect.stringMatching(/^\{"status":"Success","details":\[{4000,4096}…$/),
    });
  });

  it('cuts a long message', () => {
    const message = 'no '.repeat(10_000);
    const end = parse(JSON.stringify({ status: 'Failure', message }));
    expect(end).toEqual({ kind: 'failed', message: `${message.slice(0, 4096)}…` });
  });

  it('takes no number for a code that is none', () => {
    const details = { causes: [{ reason: 'ExitCode', message: '9'.repeat(400) }] };
    const status = { status: 'Failure', message: 'ended', reason: 'NonZeroExitCode', details };
    expect(parse(JSON.stringify(status))).toEqual({ kind: 'failed', message: 'ended' });
  });
});
