import { status } from '@grpc/grpc-js';
import http2 from 'node:http2';
import { describe, expect, it } from 'vitest';
import { CriError, type CriFailure } from '../../../src/contract/failure.ts';
import { pullImage } from '../../../src/cri/imagePull.ts';
import { versionService } from '../../../src/rpc/containerdServices.ts';
import { CriChannel } from '../../../src/rpc/criChannel.ts';
import { runtimeService } from '../../../src/rpc/services.ts';
import { errorText } from '../../../src/words/errorWords.ts';
import { english } from '../../builders/rows.ts';
import * as raw from './rawServer.ts';

type Ask = (channel: CriChannel) => Promise<unknown>;

const pull: Ask = (channel) => pullImage(channel, 'r/x:1');
const version: Ask = (channel) => channel.unary(runtimeService.Version, {});
const stop: Ask = (channel) => channel.unary(runtimeService.StopContainer, { container_id: 'x' });
const start: Ask = (channel) => channel.unary(runtimeService.StartContainer, { container_id: 'x' });
const exec: Ask = (channel) => channel.unary(runtimeService.Exec, { container_id: 'x' });
const execSync: Ask = (channel) => channel.unary(runtimeService.ExecSync, { container_id: 'x' });
const events: Ask = (channel) =>
  channel.serverStream(runtimeService.GetContainerEvents, {}, { onMessage: () => undefined });
const containerd: Ask = (channel) => channel.unary(versionService.Version, {});

/** What a call fails with on a server that answers so. */
async function failureOf(ask: Ask, answer: raw.Answer, deadlineMs = 10_000): Promise<CriFailure> {
  await using server = await raw.rawServer(answer);
  const channel = new CriChannel({ kind: 'tcp', host: '127.0.0.1', port: server.port }, () => deadlineMs);
  try {
    await ask(channel);
    throw new Error('It was answered.');
  } catch (error) {
    if (error instanceof CriError) {
      return error.failure;
    }
    throw error;
  } finally {
    channel.dispose();
  }
}

interface Case {
  readonly ask: Ask;
  readonly code: number;
  readonly words: string;
  readonly failure: object;
}

describe('what the server answered is told as its answer, with its words', () => {
  it.each<Case>([
    {
      ask: pull,
      code: status.CANCELLED,
      words: 'failed to pull and unpack image "r/x:1": failed to copy: httpReadSeeker: failed open: context canceled',
      failure: { reason: 'gaveUp', method: 'PullImage' },
    },
    {
      ask: execSync,
      code: status.DEADLINE_EXCEEDED,
      words: 'failed to exec in container: timeout 1s exceeded: context deadline exceeded',
      failure: { reason: 'gaveUp', method: 'ExecSync' },
    },
    {
      ask: stop,
      code: status.UNAVAILABLE,
      words: 'ttrpc: closed',
      failure: { reason: 'rejected', code: 'UNAVAILABLE' },
    },
    {
      ask: stop,
      code: status.UNAVAILABLE,
      words: 'connection error: dial unix /run/containerd/s/0a: connect: connection refused (ECONNREFUSED)',
      failure: { reason: 'rejected', code: 'UNAVAILABLE' },
    },
    {
      ask: pull,
      code: status.UNAVAILABLE,
      words: 'failed to resolve reference "r/x:1": unexpected status from HEAD request: 503 Service Unavailable',
      failure: { reason: 'rejected', code: 'UNAVAILABLE' },
    },
    {
      ask: pull,
      code: status.UNKNOWN,
      words: 'failed to resolve reference "r/x:1": unexpected http status code: 502',
      failure: { reason: 'rejected', code: 'UNKNOWN' },
    },
    {
      ask: pull,
      code: status.UNIMPLEMENTED,
      words: 'unknown service containerd.services.transfer.v1.Transfer',
      failure: { reason: 'rejected', code: 'UNIMPLEMENTED' },
    },
    {
      ask: start,
      code: status.INTERNAL,
      words: 'stream terminated by RST_STREAM with error code: INTERNAL_ERROR',
      failure: { reason: 'rejected', code: 'INTERNAL' },
    },
    {
      ask: pull,
      code: status.RESOURCE_EXHAUSTED,
      words: 'layer is larger than the quota',
      failure: { reason: 'rejected', code: 'RESOURCE_EXHAUSTED' },
    },
    {
      ask: exec,
      code: status.UNKNOWN,
      words: 'could not find container "x": container with ID starting with x not found: ID does not exist',
      failure: { reason: 'notFound', method: 'Exec' },
    },
    { ask: exec, code: status.UNKNOWN, words: 'container with id x not found', failure: { reason: 'notFound' } },
    { ask: exec, code: 99, words: 'a code of the future', failure: { reason: 'rejected', code: '99' } },
    {
      ask: exec,
      code: status.UNIMPLEMENTED,
      words: 'this handler has no exec',
      failure: { reason: 'unimplemented', method: 'Exec' },
    },
  ])('$words', async ({ ask, code, words, failure }) => {
    const told = await failureOf(ask, raw.statusAlone(code, words));
    expect(told).toMatchObject({ ...failure, detail: words });
    expect(errorText(told, english)).toContain(words);
    expect(await failureOf(ask, raw.statusAfterHeaders(code, words))).toEqual(told);
  });
});

describe('a server without CRI v1 is still told', () => {
  it('by its words, and by the lack of what every one has', async () => {
    const absent = { reason: 'criNotServed' };
    const words = 'unknown service runtime.v1.RuntimeService';
    expect(await failureOf(version, raw.statusAlone(status.UNIMPLEMENTED, words))).toMatchObject(absent);
    expect(await failureOf(exec, raw.statusAlone(status.UNIMPLEMENTED, words))).toMatchObject(absent);
    expect(await failureOf(version, raw.statusAlone(status.UNIMPLEMENTED))).toMatchObject(absent);
  });

  it('from one without a method of it', async () => {
    const words = 'unknown method Exec for service runtime.v1.RuntimeService';
    expect(await failureOf(exec, raw.statusAlone(status.UNIMPLEMENTED, words))).toEqual({
      reason: 'unimplemented',
      method: 'Exec',
    });
  });

  it('from one without a service of containerd', async () => {
    const words = 'unknown service containerd.services.version.v1.Version';
    expect(await failureOf(containerd, raw.statusAlone(status.UNIMPLEMENTED, words))).toEqual({
      reason: 'unimplemented',
      method: 'Version',
    });
  });
});

describe('what happened to the connection is told as that', () => {
  it.each<readonly [string, raw.Answer, CriFailure['reason']]>([
    ['a stream that the server reset', raw.reset(http2.constants.NGHTTP2_CANCEL), 'runtimeRestarted'],
    ['a stream that broke', raw.reset(http2.constants.NGHTTP2_INTERNAL_ERROR), 'runtimeRestarted'],
    ['a connection that broke', raw.breakConnection, 'runtimeRestarted'],
    ['a web server’s 502', raw.httpStatus(502), 'notCriServer'],
    ['a web server’s 404', raw.httpStatus(404), 'notCriServer'],
  ])('%s', async (_name, answer, reason) => {
    expect((await failureOf(stop, answer)).reason).toBe(reason);
  });

  it('a deadline of ours that is over', async () => {
    const deadlineMs = 50;
    expect(await failureOf(stop, () => undefined, deadlineMs)).toEqual({
      reason: 'deadlineExceeded',
      method: 'StopContainer',
      deadlineMs,
    });
  });

  it('a deadline that belongs to the call, and that no setting changes', async () => {
    const ask: Ask = (channel) => channel.unary(runtimeService.Version, {}, { deadlineMs: 50 });
    expect(await failureOf(ask, () => undefined)).toMatchObject({ reason: 'deadlineExceeded', fixed: true });
  });

  it('a subscription that a dying server cancels', async () => {
    const cancelled = raw.statusAlone(status.CANCELLED, 'context canceled');
    expect((await failureOf(events, cancelled)).reason).toBe('runtimeRestarted');
  });
});

describe('what this side could not do is told as that', () => {
  it.each([
    ['an answer that is compressed without a word how', raw.compressedWithoutEncoding],
    ['a success without a message', raw.nothing],
  ])('%s', async (_name, answer) => {
    const failure = await failureOf(version, answer);
    expect(failure).toMatchObject({ reason: 'clientFailed', method: 'Version' });
    expect(errorText(failure, english)).not.toMatch(/undefined/);
  });
});
