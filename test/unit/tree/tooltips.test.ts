import { describe, expect, it } from 'vitest';
import {
  projectContainerTooltip,
  projectEndpointTooltip,
  projectImageTooltip,
  projectSandboxTooltip,
  type TooltipFact,
} from '../../../src/tree/tooltips.ts';
import { container } from '../../builders/container.ts';
import { image, imageId } from '../../builders/image.ts';
import { context } from '../../builders/rows.ts';
import { runtimeInfo } from '../../builders/runtimeInfo.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { snapshot } from '../../builders/snapshot.ts';

function lines(facts: readonly TooltipFact[]): readonly string[] {
  return facts.map(({ label, value }) => `${label}: ${value}`);
}

const withPid = { raw: { status: {}, info: { info: { pid: 4711 } } } };

describe('projectSandboxTooltip', () => {
  it('says what is known, with the details', () => {
    const known = snapshot({ sandboxes: [sandbox({ labels: { tier: 'front', app: 'web' } })] });
    const details = { ...withPid, ips: ['10.1.0.7', 'fd00::7'] };
    expect(lines(projectSandboxTooltip(known, 'sandbox-1', context, details))).toEqual([
      'Pod: web-0',
      'Namespace: shop',
      'ID: sandbox-1',
      'UID: uid-1',
      'State: ready',
      'Attempt: 0',
      'Created: 1970-01-01 00:00:00 UTC',
      'PID: 4711',
      'Addresses: 10.1.0.7',
      ': fd00::7',
      'Labels: app=web',
      ': tier=front',
    ]);
  });

  it('says that the time is not known at which it was made', () => {
    const facts = projectSandboxTooltip(
      snapshot({ sandboxes: [sandbox({ createdAtNs: undefined })] }),
      'sandbox-1',
      context,
    );
    expect(lines(facts)).toContain('Created: not known');
  });

  it('shows so many labels and counts the rest', () => {
    const labels = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`label-${index}`, 'x']));
    const facts = projectSandboxTooltip(snapshot({ sandboxes: [sandbox({ labels })] }), 'sandbox-1', context);
    expect(facts.at(-1)).toEqual({ label: '', value: 'and 18 more' });
  });

  it('has nothing to say of what is gone', () => {
    expect(projectSandboxTooltip(snapshot(), 'sandbox-1', context)).toEqual([]);
  });
});

describe('projectContainerTooltip', () => {
  it('says how a container ended, and not the process id that CRI-O still remembers', () => {
    const ended = container({
      state: 'exited',
      attempt: 4,
      startedAtNs: 30_000_000_000n,
      annotations: { 'io.kubernetes.container.restartCount': '4' },
      imageRef: imageId('a'),
      exit: { code: 137, reason: 'OOMKilled', message: 'line 1\nline 2', finishedAtNs: 60_000_000_000n },
    });
    const facts = projectContainerTooltip(
      snapshot({ sandboxes: [sandbox()], containers: [ended] }),
      'container-1',
      context,
      { ...withPid, logPath: '/var/log/pods/app/4.log' },
    );
    expect(lines(facts)).toEqual([
      'Container: app',
      'Pod: shop/web-0',
      'ID: container-1',
      'State: exited',
      'Exit Code: 137',
      'Reason: OOMKilled',
      'Message: line 1 line 2',
      'Finished: 1970-01-01 00:01:00 UTC',
      'Image: docker.io/library/nginx:1.29',
      `Image ID: ${imageId('a')}`,
      'Attempt: 4',
      'Restarts: 4',
      'Created: 1970-01-01 00:00:00 UTC',
      'Started: 1970-01-01 00:00:30 UTC',
      'Log: /var/log/pods/app/4.log',
    ]);
  });

  it.each([
    [{ status: {}, info: { info: { pid: 4711 } } }, true],
    [{ status: {}, info: { info: { pid: 0 } } }, false],
    [{ status: {}, info: { info: 'not JSON' } }, false],
    [{ status: {}, info: [] }, false],
    [{}, false],
  ])('takes the process id from %j only if it is one', (raw, there) => {
    const known = snapshot({ containers: [container()] });
    const facts = projectContainerTooltip(known, 'container-1', context, { raw, logPath: '' });
    expect(facts.some(({ label }) => label === 'PID')).toBe(there);
  });
});

describe('projectImageTooltip', () => {
  it('says tags, digests, size and use', () => {
    const known = snapshot({
      images: [image({ repoTags: ['docker.io/library/nginx:latest', 'docker.io/library/nginx:1.29'] })],
      sandboxes: [sandbox()],
      containers: [container()],
    });
    expect(lines(projectImageTooltip(known, imageId('a'), context))).toEqual([
      'Image: nginx:1.29',
      `ID: ${imageId('a')}`,
      'Tags: docker.io/library/nginx:1.29',
      ': docker.io/library/nginx:latest',
      'Size: 61 MiB (63963136 bytes)',
      'Pinned: no',
      'Used By: shop/web-0 app',
    ]);
  });
});

describe('projectEndpointTooltip', () => {
  it('says address, state and runtime', () => {
    expect(lines(projectEndpointTooltip(snapshot({ runtime: runtimeInfo() }), context))).toEqual([
      'Endpoint: containerd',
      'Address: unix:///run/containerd.sock',
      'State: live',
      'Changes: polling · no event has come yet',
      'Lists: read at the interval of the settings; the less happens the more rarely, down to every 15 s',
      'Runtime: containerd 2.1.9',
      'API Version: v1',
    ]);
  });
});
