import { describe, expect, it } from 'vitest';
import type { EndpointSnapshot } from '../../../src/model/store/endpointSnapshot.ts';
import { projectEndpointRoots } from '../../../src/tree/rows/endpoint.ts';
import type { Row } from '../../../src/tree/rows/row.ts';
import { projectEndpointStatus, staleMessage, viewState } from '../../../src/tree/status.ts';
import { context, english, outline, sandboxRows } from '../../builders/rows.ts';
import { runtimeInfo } from '../../builders/runtimeInfo.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { endpoint, snapshot } from '../../builders/snapshot.ts';

const refused = { reason: 'connectionRefused' as const, target: '/run/crio.sock' };
const denied = { reason: 'permissionDenied' as const, path: '/run/docker.sock' };

const live = snapshot({ sandboxes: [sandbox()], runtime: runtimeInfo() });
const stale = snapshot({
  endpoint: endpoint('crio'),
  connection: { phase: 'stale', failure: refused, lostAtMs: context.nowMs - 40_000 },
  sandboxes: [sandbox()],
  runtime: runtimeInfo(),
});
const failed = snapshot({
  endpoint: endpoint('docker'),
  connection: { phase: 'failed', failure: denied },
  loaded: false,
});
const connecting = snapshot({ endpoint: endpoint('new'), connection: { phase: 'connecting' }, loaded: false });

function rows(...snapshots: readonly EndpointSnapshot[]): readonly Row[] {
  const endpoints = snapshots.map((each) => ({ snapshot: each, rows: () => sandboxRows(each) }));
  return projectEndpointRoots(endpoints, 'no pod sandboxes', context);
}

function roots(...snapshots: readonly EndpointSnapshot[]): readonly string[] {
  return outline(rows(...snapshots));
}

describe('projectEndpointRoots', () => {
  it('has no row for a single endpoint', () => {
    expect(roots(live)).toEqual(['web-0 | shop · 3d']);
    expect(roots(failed)).toEqual([]);
    expect(roots()).toEqual([]);
  });

  it('has a row for each of several, in their order and in their state', () => {
    expect(roots(live, stale, failed, connecting)).toEqual([
      'containerd | containerd 2.1.9 · live',
      '  web-0 | shop · 3d',
      'crio | stale 40 s',
      '  web-0 | shop · 3d',
      'docker | permission denied',
      '  permission denied | unix:///run/docker.sock',
      'new | connecting',
    ]);
  });

  it('says of one of several that it has nothing, once that is known', () => {
    const empty = snapshot({ endpoint: endpoint('empty') });
    expect(roots(live, empty, connecting)).toEqual([
      'containerd | containerd 2.1.9 · live',
      '  web-0 | shop · 3d',
      'empty | live',
      '  no pod sandboxes | ',
      'new | connecting',
    ]);
    expect(roots(empty)).toEqual([]);
  });

  it('tells the menus the state of an endpoint and the reason of a problem', () => {
    const both = rows(live, failed);
    expect(both.map(({ contextValue, icon }) => [contextValue, icon])).toEqual([
      ['endpoint.live', { name: 'server', color: 'charts.green' }],
      ['endpoint.failed', { name: 'server', color: 'charts.red' }],
    ]);
    expect(both[1]?.children[0]?.contextValue).toBe('problem.permissionDenied');
  });
});

describe('viewState', () => {
  it('is the state of the only endpoint', () => {
    expect(viewState([live], true)).toBe('live');
    expect(viewState([stale], true)).toBe('live');
    expect(viewState([failed], true)).toBe('permissionDenied');
    expect(viewState([connecting], true)).toBe('connecting');
    expect(viewState([live, failed], true)).toBe('several');
  });

  it('does not say "none" before that is known', () => {
    expect(viewState([], false)).toBe('connecting');
    expect(viewState([], true)).toBe('noEndpoint');
    expect(viewState([snapshot({ loaded: false })], true)).toBe('connecting');
  });
});

describe('staleMessage', () => {
  it('is there for a single endpoint that no longer answers', () => {
    expect(staleMessage([stale], english)).toBe(
      'No answer since 1970-01-03 23:59:20 UTC: connection refused. Trying again.',
    );
    expect(staleMessage([live], english)).toBe('');
    expect(staleMessage([stale, live], english)).toBe('');
    expect(staleMessage([], english)).toBe('');
  });
});

describe('projectEndpointStatus', () => {
  it('is one endpoint and its state, or how many of several are live', () => {
    expect(projectEndpointStatus([], context)).toBeUndefined();
    expect(projectEndpointStatus([live], context)).toMatchObject({ text: 'containerd: live', troubled: false });
    expect(projectEndpointStatus([live, failed], context)).toEqual({
      text: 'CRI: 1 of 2 live',
      detail: 'containerd: live\ndocker: permission denied',
      troubled: true,
    });
  });
});
