import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import http2 from 'node:http2';
import { describe, expect, it } from 'vitest';
import { connect } from '../../../src/rpc/connect.ts';
import { sendStreaming, sendUnary } from '../../../src/rpc/outgoingCall.ts';
import { runtimeService } from '../../../src/rpc/services.ts';
import { isFromServer, isServiceError } from '../../../src/rpc/statusOrigin.ts';
import * as raw from './rawServer.ts';

/** What grpc-js reports of one call of each kind to a server that answers so. */
async function errorsOf(answer: raw.Answer, deadlineMs = 10_000): Promise<readonly ServiceError[]> {
  await using server = await raw.rawServer(answer);
  const client = connect({ kind: 'tcp', host: '127.0.0.1', port: server.port });
  const call = { client, metadata: new Metadata(), deadline: Date.now() + deadlineMs, begun: () => undefined };
  const outcomes = await Promise.allSettled([
    sendUnary(call, runtimeService.Version, {}),
    sendStreaming(call, runtimeService.GetContainerEvents, {}, () => undefined),
  ]);
  client.close();
  return outcomes.map((outcome) => {
    if (outcome.status === 'fulfilled' || !isServiceError(outcome.reason)) {
      throw new Error(`no error of gRPC: ${JSON.stringify(outcome)}`);
    }
    return outcome.reason;
  });
}

const codes = Array.from({ length: 16 }, (_none, index) => index + 1);

describe('a status that the server sent', () => {
  it.each(codes)('is told as the server’s with code %i, whether or not headers came before it', async (code) => {
    const errors = [
      ...(await errorsOf(raw.statusAlone(code, 'words: ü'))),
      ...(await errorsOf(raw.statusAfterHeaders(code, 'words: ü'))),
    ];
    expect(errors.map((error) => [isFromServer(error), error.code, error.details])).toEqual(
      errors.map(() => [true, code, 'words: ü']),
    );
  });

  it.each([
    'Deadline exceeded after 1.000s,LB pick: 0.001s',
    'Received HTTP status code 502',
    'Received RST_STREAM with code 2 (Internal server error)',
    'Connection dropped',
    'Call cancelled',
  ])('is told as the server’s when its words are those of grpc-js: %s', async (words) => {
    const errors = await errorsOf(raw.statusAlone(status.UNAVAILABLE, words));
    expect(errors.map(isFromServer)).toEqual([true, true]);
  });

  it('is told as the server’s without words, and with a code that gRPC does not have', async () => {
    expect((await errorsOf(raw.statusAlone(status.UNKNOWN))).map(isFromServer)).toEqual([true, true]);
    expect((await errorsOf(raw.statusAlone(99, 'x'))).map(isFromServer)).toEqual([true, true]);
  });
});

describe('a status that grpc-js made', () => {
  it.each([
    ['of a page of HTTP', raw.httpStatus(502)],
    ['of a page of HTTP that is none of gRPC', raw.httpStatus(404)],
    ['of a stream that was reset', raw.reset(http2.constants.NGHTTP2_INTERNAL_ERROR)],
    ['of a stream that was cancelled', raw.reset(http2.constants.NGHTTP2_CANCEL)],
    ['of a connection that broke', raw.breakConnection],
  ])('is told as its own: %s', async (_name, answer) => {
    expect((await errorsOf(answer)).map(isFromServer)).toEqual([false, false]);
  });

  it('is told as its own of a deadline', async () => {
    expect((await errorsOf(() => undefined, 50)).map((error) => [isFromServer(error), error.code])).toEqual([
      [false, status.DEADLINE_EXCEEDED],
      [false, status.DEADLINE_EXCEEDED],
    ]);
  });
});
