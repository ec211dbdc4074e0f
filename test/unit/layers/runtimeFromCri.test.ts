import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/contract/json.ts';
import { known, unknown } from '../../../src/contract/layers/fact.ts';
import type { RuntimeFacts } from '../../../src/contract/layers/node.ts';
import { runtimeFromCri } from '../../../src/layers/runtimeFromCri.ts';
import { asText } from '../../../src/runtimes/json.ts';
import { sample, type SampledRuntime } from '../../facts/sample.ts';
import { containerdVersions, short } from './recorded.ts';

const noDriver = unknown({ why: 'callFailed', method: 'RuntimeConfig', reason: 'unimplemented' });

function recorded(runtime: SampledRuntime, statusRaw = sample(runtime, 'Status')): RuntimeFacts {
  const version = sample(runtime, 'Version');
  const text = (key: string): string => asText(version[key]) ?? '';
  return runtimeFromCri({
    version: { name: text('runtime_name'), version: text('runtime_version'), apiVersion: text('runtime_api_version') },
    statusRaw,
    cgroupDriver: noDriver,
    images: 3,
  });
}

function withConfig(config: JsonObject): RuntimeFacts {
  return recorded('containerd-1.7', { info: { config } });
}

describe('runtimeFromCri', () => {
  it.each(containerdVersions)('reads %s', (runtime) => {
    const at = runtime.slice(-3).replace('.', '');
    // As the testbeds of the recordings were set up.
    const isNewest = runtime === 'containerd-2.3';
    const facts = recorded(runtime);
    expect(short(facts.name)).toBe('containerd');
    expect(short(facts.version)).toContain(runtime.slice(-3));
    expect(short(facts.cni)).toEqual({
      networks: ['cni-loopback', isNewest ? 'tbcni23' : `tb${at}`],
      plugins: ['loopback', 'bridge', ...(isNewest ? [] : ['portmap'])],
    });
    expect(short(facts.rootFolder)).toBe(`/run/testbed/ctd${at}/root`);
    expect(short(facts.stateFolder)).toBe(`/run/testbed/ctd${at}/state`);
    expect(short(facts.cgroupDriver)).toBe('cgroupfs');
    expect(short(facts.images)).toBe(3);
    expect(facts.conditions).toMatchObject({
      value: expect.arrayContaining([{ type: 'NetworkReady', status: true, reason: '', message: '' }]),
    });
    expect([facts.process, facts.tasks, facts.blobs, facts.snapshots].map(short)).toEqual(
      Array(4).fill('(notReadYet)'),
    );
  });

  it('has the snapshotter of containerd 1 only', () => {
    expect(containerdVersions.map((runtime) => short(recorded(runtime).snapshotter))).toEqual([
      ...['overlayfs', 'overlayfs', '(notReported)', '(notReported)'],
    ]);
    expect(recorded('containerd-2.1').snapshotter).toEqual(
      unknown({ why: 'notReported', by: 'containerd 2.1.9+unknown' }),
    );
  });

  it.each([
    ['crio-1.36', 'cri-o', 'cgroupfs', 'cri-o 1.36.3'],
    ['cri-dockerd-0.4', 'docker', '(callFailed)', 'cri-dockerd 28.5.2+dfsg4'],
  ] as const)('reads what there is of %s', (runtime, name, driver, by) => {
    const facts = recorded(runtime);
    expect([short(facts.name), short(facts.cgroupDriver)]).toEqual([name, driver]);
    for (const fact of [facts.cni, facts.snapshotter, facts.streamingAddress, facts.rootFolder, facts.stateFolder]) {
      expect(fact).toEqual(unknown({ why: 'notReported', by }));
    }
  });

  it('believes RuntimeConfig before the configuration', () => {
    const cgroupDriver = known('systemd', { from: 'call', method: 'RuntimeConfig', field: 'linux.cgroup_driver' });
    const facts = runtimeFromCri({
      version: undefined,
      statusRaw: sample('containerd-2.1', 'Status'),
      cgroupDriver,
      images: undefined,
    });
    expect(facts.cgroupDriver).toBe(cgroupDriver);
    expect([facts.name, facts.version, facts.images].map(short)).toEqual(Array(3).fill('(notReadYet)'));
  });

  it('has the streaming address where the port is set, not where the system chooses', () => {
    expect(short(recorded('containerd-1.6').streamingAddress)).toBe('(notReported)');
    expect(short(withConfig({ streamServerAddress: '127.0.0.1', streamServerPort: '10010' }).streamingAddress)).toBe(
      '127.0.0.1:10010',
    );
    expect(short(withConfig({ streamServerAddress: '::1', streamServerPort: '10010' }).streamingAddress)).toBe(
      '[::1]:10010',
    );
  });

  it('says why there is no status', () => {
    const failed = unknown({ why: 'callFailed', method: 'Status', reason: 'deadlineExceeded' });
    const facts = runtimeFromCri({ version: undefined, statusRaw: failed, cgroupDriver: noDriver, images: 0 });
    expect([facts.conditions, facts.cni, facts.rootFolder]).toEqual([failed, failed, failed]);
    expect(facts.cgroupDriver).toBe(noDriver);
  });
});
