import { once } from 'node:events';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { connectionProblem } from '../../../src/streams/connectionProblem.ts';
import { openExec } from '../../../src/streams/openExec.ts';
import { selfSignedCertificate, selfSignedKey } from './selfSigned.ts';

it.each([
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate'],
  ['CERT_HAS_EXPIRED', 'certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
  ['UNABLE_TO_GET_CRL', 'certificate'],
  ['HOSTNAME_MISMATCH', 'certificate'],
  ['EPROTO', 'notTls'],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'notTls'],
  ['ERR_TLS_HANDSHAKE_TIMEOUT', 'notTls'],
  ['HPE_INVALID_CONSTANT', 'notWebSocket'],
  ['HPE_CR_EXPECTED', 'notWebSocket'],
  ['WS_ERR_INVALID_OPCODE', 'notWebSocket'],
  [undefined, 'notWebSocket'],
  ['ECONNRESET', 'brokenOff'],
  ['EPIPE', 'brokenOff'],
  ['ECONNREFUSED', 'unreachable'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ETIMEDOUT', 'unreachable'],
  ['ENOTFOUND', 'unreachable'],
  ['EAI_AGAIN', 'unreachable'],
])('%s means %s', (code, problem) => {
  expect(connectionProblem(code)).toBe(problem);
});

it('is one of the certificate where a server made it itself', async () => {
  const server = https.createServer({ key: selfSignedKey, cert: selfSignedCertificate }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const request = { containerId: 'c', command: ['sh'], tty: false, stdin: false };
  const exec = (): Promise<string> => Promise.resolve(`https://127.0.0.1:${port}/exec/token`);
  await expect(
    openExec({ exec }, request, {
      connectTimeoutMs: 10_000,
      reachedAt: { kind: 'unix', path: '/run/c.sock' },
      onOutput: () => undefined,
    }),
  ).rejects.toMatchObject({ failure: { problem: 'certificate', detail: 'DEPTH_ZERO_SELF_SIGNED_CERT' } });
  server.close();
});
