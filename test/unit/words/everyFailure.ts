import type { CriFailure, CriReason } from '../../../src/contract/failure.ts';

const method = 'Method';
const target = 'unix:///run/containerd/containerd.sock';
const path = '/run/containerd/containerd.sock';
const detail = 'detail';

/** One failure of each reason; the type sees to it that none is missing. */
export const everyFailure: { readonly [Reason in CriReason]: Extract<CriFailure, { readonly reason: Reason }> } = {
  invalidAddress: { reason: 'invalidAddress', address: 'ftp://x', problem: 'unknownScheme' },
  socketAbsent: { reason: 'socketAbsent', path },
  permissionDenied: { reason: 'permissionDenied', path, access: { owner: 'root', group: 'root', mode: 0o660 } },
  connectionRefused: { reason: 'connectionRefused', target },
  notCriServer: { reason: 'notCriServer', target },
  criNotServed: { reason: 'criNotServed', target },
  unimplemented: { reason: 'unimplemented', method },
  notFound: { reason: 'notFound', method, detail },
  deadlineExceeded: { reason: 'deadlineExceeded', method, deadlineMs: 1500 },
  gaveUp: { reason: 'gaveUp', method, detail },
  clientFailed: { reason: 'clientFailed', method, detail },
  cancelled: { reason: 'cancelled', method },
  runtimeRestarted: { reason: 'runtimeRestarted', method },
  messageTooLarge: { reason: 'messageTooLarge', method, detail },
  unreachable: { reason: 'unreachable', target, detail },
  unauthorized: { reason: 'unauthorized', method, detail },
  pullRefused: { reason: 'pullRefused', method, problem: 'rateLimited', detail },
  registryUnreachable: {
    reason: 'registryUnreachable',
    method,
    problem: 'nameUnknown',
    registry: 'nohost.invalid',
    cause: 'no such host',
    detail,
  },
  rejected: { reason: 'rejected', method, code: 'UNKNOWN', detail },
  streamFailed: { reason: 'streamFailed', target, problem: 'refused', detail },
};
