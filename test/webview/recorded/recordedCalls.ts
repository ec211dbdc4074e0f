import type { CallRecord } from '../../../src/contract/call.ts';
import { callRecord } from '../../builders/callRecord.ts';

const runtime = 'runtime.v1.RuntimeService';
const images = 'runtime.v1.ImageService';

/** What a few seconds of looking at a node call: a stream that goes on, a failure, a reply with hidden values. */
export function recordedCalls(startedAtMs: number): readonly CallRecord[] {
  const calls: readonly Partial<CallRecord>[] = [
    {
      service: runtime,
      method: 'GetContainerEvents',
      outcome: 'underWay',
      responseBytes: 31_000,
      messages: 312,
      request: {},
      response: { container_id: 'nginx', container_event_type: 'CONTAINER_STARTED_EVENT' },
    },
    { service: runtime, method: 'ListPodSandbox', durationMs: 1.1, responseBytes: 65_536, request: { filter: null } },
    { service: runtime, method: 'ListContainers', durationMs: 1.4, responseBytes: 72_704, request: { filter: null } },
    {
      service: runtime,
      method: 'ContainerStatus',
      durationMs: 0.6,
      responseBytes: 9216,
      request: { container_id: '3fa1c09d77e2', verbose: true },
      response: {
        status: {
          id: '3fa1c09d77e2',
          state: 'CONTAINER_RUNNING',
          image: { image: 'docker.io/library/nginx:1.29' },
          log_path: '/var/log/pods/shop_web-7f9c_9c1e/nginx/0.log',
        },
        info: {
          pid: 2188,
          runtimeSpec: {
            process: { env: ['PATH=(hidden)', 'DB_PASSWORD=(hidden)'] },
            linux: { cgroupsPath: 'kubepods' },
          },
        },
      },
    },
    {
      service: runtime,
      method: 'Exec',
      durationMs: 0.9,
      responseBytes: 61,
      request: { container_id: '3fa1c09d77e2', cmd: ['sh'] },
      response: { url: '(hidden)' },
    },
    {
      service: runtime,
      method: 'StopContainer',
      durationMs: 10_000,
      responseBytes: 0,
      messages: 0,
      outcome: 'deadlineExceeded',
      detail: 'an exec in the container holds it up',
      request: { container_id: 'b7720d1e5a90', timeout: '10' },
      response: null,
    },
    {
      service: images,
      method: 'PullImage',
      durationMs: 3100,
      responseBytes: 74,
      request: { image: { image: 'docker.io/library/busybox:stable' }, auth: '(hidden)' },
      response: { image_ref: 'sha256:91ef' },
    },
    {
      service: 'containerd.services.content.v1.Content',
      method: 'ListStatuses',
      durationMs: 0.4,
      responseBytes: 420,
      messages: 31,
      request: { filters: [] },
      response: { statuses: [] },
    },
  ];
  return calls.map(({ durationMs, ...call }, index) => {
    const { durationMs: _usual, ...begun } = callRecord({
      id: index + 1,
      startedAtMs: startedAtMs + 350 * index,
      ...call,
    });
    return { ...begun, ...(durationMs !== undefined && { durationMs }) };
  });
}

/** As many calls as are kept at most. */
export function manyCalls(startedAtMs: number): readonly CallRecord[] {
  return Array.from({ length: 1000 }, (_, index) =>
    callRecord({ id: index + 1, method: `Method${index + 1}`, startedAtMs: startedAtMs + index }),
  );
}
