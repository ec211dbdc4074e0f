import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, it } from 'vitest';
import { connectionProblem } from '../../../src/streams/connectionProblem.ts';
import { openExec } from '../../../src/streams/openExec.ts';
import { temporaryFolder } from '../rpc/causes.ts';

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
  await using folder = temporaryFolder();
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(folder.path, name)) as [string, string];
  const wanted = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=127.0.0.1', '-keyout', key, '-out', cert];
  execFileSync('openssl', ['req', ...wanted], { stdio: 'ignore' });
  const server = https.createServer({ key: readFileSync(key), cert: readFileSync(cert) }).listen(0, '127.0.0.1');
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
