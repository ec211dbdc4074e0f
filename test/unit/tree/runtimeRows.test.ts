import { describe, expect, it } from 'vitest';
import { projectDiscoveryRows } from '../../../src/tree/rows/discovery.ts';
import { projectRuntimeRows } from '../../../src/tree/rows/runtime.ts';
import { projectEndpointTooltip } from '../../../src/tree/tooltips.ts';
import { context, outline } from '../../builders/rows.ts';
import { runtimeInfo } from '../../builders/runtimeInfo.ts';
import { snapshot } from '../../builders/snapshot.ts';

describe('projectRuntimeRows', () => {
  it('groups what a runtime says of itself', () => {
    const runtime = runtimeInfo({
      cgroupDriver: 'systemd',
      status: {
        conditions: [
          { type: 'RuntimeReady', status: true, reason: '', message: '' },
          { type: 'NetworkReady', status: false, reason: 'NetworkPluginNotReady', message: 'cni config\nmissing' },
        ],
        handlers: [
          { name: '', recursiveReadOnlyMounts: true, userNamespaces: false },
          { name: 'runsc', recursiveReadOnlyMounts: false, userNamespaces: false },
          { name: 'runc', recursiveReadOnlyMounts: true, userNamespaces: true },
        ],
        supplementalGroupsPolicy: true,
      },
      imageFilesystems: [
        { mountpoint: '/var/lib/containerd', usedBytes: 1_984_646n, inodesUsed: 15n, timestampNs: 0n },
      ],
    });
    expect(outline(projectRuntimeRows(snapshot({ runtime }), 7, context))).toEqual([
      'Version | ',
      '  Name | containerd',
      '  Version | 2.1.9',
      '  API Version | v1',
      '  Cgroup Driver | systemd',
      'Conditions | ',
      '  RuntimeReady | yes',
      '  NetworkReady | no · NetworkPluginNotReady: cni config missing',
      'Handlers | ',
      '  (default) | recursive read-only mounts',
      '  runsc | no optional features',
      '  runc | recursive read-only mounts, user namespaces',
      '  Supplemental Groups Policy | supported',
      'Images File System | ',
      '  /var/lib/containerd | 1.9 MiB · 15 inodes',
      'Connection | ',
      '  State | live',
      '  Changes | polling · no event has come yet',
      '  Lists | read at the interval of the settings; the less happens the more rarely, down to every 15 s',
      '  Calls | 7 in the last minute',
      '  Address | unix:///run/containerd.sock',
      '  Socket | /run/containerd.sock',
    ]);
  });

  it('lists the warnings of a condition in their own words, and calls no runtime broken for them', () => {
    const condition = { status: false, reason: 'Why', message: '' };
    const message = JSON.stringify({ 'deprecation/cgroup-v1': 'Use cgroup v2.', 'deprecation/mirrors': 'Use hosts.' });
    const conditions = [
      { ...condition, type: 'RuntimeReady' },
      { ...condition, type: 'NoWarnings', message },
      { ...condition, type: 'Other', message: '{ no JSON' },
      { ...condition, type: 'Another', message: '{"count":3}' },
      { ...condition, type: 'Mixed', message: '{"text":"x","count":3}' },
      { type: 'Holds', status: true, reason: '', message: '{"text":"x"}' },
    ];
    const runtime = runtimeInfo({ status: { conditions, handlers: [] } });
    const group = projectRuntimeRows(snapshot({ runtime }), 7, context).find(({ label }) => label === 'Conditions');
    expect(outline(group?.children ?? [])).toEqual([
      'RuntimeReady | no · Why',
      'NoWarnings | no',
      '  Use cgroup v2. | ',
      '  Use hosts. | ',
      'Other | no · Why: { no JSON',
      'Another | no · Why: {"count":3}',
      'Mixed | no · Why: {"text":"x","count":3}',
      'Holds | yes · {"text":"x"}',
    ]);
    expect(group?.children.map(({ icon }) => icon?.color)).toEqual([
      'charts.red',
      ...Array.from({ length: 4 }, () => 'charts.yellow'),
      'charts.green',
    ]);
    const facts = projectEndpointTooltip(snapshot({ runtime }), context);
    expect(facts.slice(-2)).toEqual([
      { label: 'Warnings', value: 'Use cgroup v2.' },
      { label: '', value: 'Use hosts.' },
    ]);
  });

  it('leaves out what an old runtime does not say', () => {
    const runtime = runtimeInfo({ status: { conditions: [], handlers: [] } });
    const labels = projectRuntimeRows(snapshot({ runtime }), 7, context).map(({ label }) => label);
    expect(labels).toEqual(['Version', 'Connection']);
  });

  it('tells of the connection while nothing can be read, with who may open the socket', () => {
    const failure = {
      reason: 'permissionDenied' as const,
      path: '/run/containerd.sock',
      access: { owner: 'root', group: 'docker', mode: 0o100660 },
    };
    const rows = projectRuntimeRows(snapshot({ connection: { phase: 'failed', failure } }), 7, context);
    expect(outline(rows)).toEqual([
      'Connection | ',
      '  State | permission denied',
      '  Calls | 7 in the last minute',
      '  Address | unix:///run/containerd.sock',
      '  Socket | /run/containerd.sock',
      '  Socket Access | root:docker 0660',
    ]);
  });

  it('says why rows are stale', () => {
    const failure = { reason: 'connectionRefused' as const, target: '/run/containerd.sock' };
    const connection = { phase: 'stale' as const, failure, lostAtMs: context.nowMs - 40_000 };
    expect(outline(projectRuntimeRows(snapshot({ connection }), 7, context))[1]).toBe(
      '  State | stale 40 s · connection refused',
    );
  });
});

describe('projectDiscoveryRows', () => {
  it('shows what was looked at and what was there', () => {
    const rows = projectDiscoveryRows(
      [
        { address: 'unix:///run/containerd/containerd.sock', outcome: 'found' },
        { address: 'unix:///run/crio/crio.sock', outcome: 'absent' },
        {
          address: 'unix:///run/a.sock',
          source: '/etc/crictl.yaml',
          outcome: 'other',
          problem: { problem: 'notSocket' },
        },
        { address: 'unix:///run/b.sock', outcome: 'denied' },
        { source: '/etc/crictl.yaml', outcome: 'other', problem: { problem: 'tab', line: 3 } },
        {
          source: '/etc/crictl.yaml',
          outcome: 'other',
          problem: { problem: 'malformed', line: 4, reason: 'Missing\n}' },
        },
        {
          address: 'unix://run/x.sock',
          source: '/etc/crictl.yaml',
          outcome: 'other',
          problem: {
            problem: 'address',
            failure: { reason: 'invalidAddress', address: 'unix://run/x.sock', problem: 'notAbsolute' },
          },
        },
      ],
      context,
    );
    expect(outline(rows)).toEqual([
      'Discovery | ',
      '  unix:///run/containerd/containerd.sock | found · usual place',
      '  unix:///run/crio/crio.sock | absent · usual place',
      '  unix:///run/a.sock | not usable · /etc/crictl.yaml · not a socket',
      '  unix:///run/b.sock | permission denied · usual place',
      '  /etc/crictl.yaml | not usable · line 3: YAML is indented with blanks, not with tabs',
      '  /etc/crictl.yaml | not usable · line 4: Missing }',
      '  unix://run/x.sock | not usable · /etc/crictl.yaml · The address unix://run/x.sock is not an absolute path. Write it as a path, as unix:///path or as tcp://host:port.',
    ]);
    expect(new Set(rows[0]?.children.map(({ id }) => id)).size).toBe(7);
  });

  it('shows nothing where nothing was looked at', () => {
    expect(projectDiscoveryRows([], context)).toEqual([]);
  });
});
