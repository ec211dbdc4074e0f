import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/contract/json.ts';
import { unknown } from '../../../src/contract/layers/fact.ts';
import type { HandlerFacts } from '../../../src/contract/layers/node.ts';
import { handlersFromCri } from '../../../src/layers/handlers.ts';
import { containerdVersions, handlersOf, short } from './recorded.ts';

const inShort = ({ name, isDefault, runtimeType, binary, runtime }: HandlerFacts): unknown[] => [
  name,
  isDefault,
  short(runtimeType),
  short(binary),
  runtime.isolation,
];
const fromContainerd = (statusRaw: JsonObject): HandlerFacts[] =>
  handlersFromCri({ statusRaw, runtimeName: 'containerd' });

describe('handlersFromCri', () => {
  it.each(containerdVersions)('reads the configuration of %s, the default first', (runtime) => {
    const bin = `/run/testbed/ctd${runtime.slice(-3).replace('.', '')}/bin`;
    expect(handlersOf(runtime).map(inShort)).toEqual([
      ['runc', true, 'io.containerd.runc.v2', '/usr/sbin/runc', 'hostKernel'],
      ['crun', false, 'io.containerd.runc.v2', `${bin}/crun`, 'hostKernel'],
      ['runsc', false, 'io.containerd.runc.v2', `${bin}/runsc`, 'userSpaceKernel'],
    ]);
  });

  it('reads the configuration of CRI-O', () => {
    expect(handlersOf('crio-1.36').map(inShort)).toEqual([
      ['runc', true, 'oci', '/run/testbed/crio/bin/runc', 'hostKernel'],
      ['crun', false, 'oci', '/run/testbed/crio/bin/crun', 'hostKernel'],
    ]);
  });

  it('has only those with a name where none is told for the nameless one', () => {
    // As cri-dockerd 0.4.3 lists them.
    const names = ['', 'crun', 'io.containerd.runc.v2', 'runc'];
    const statusRaw = { runtime_handlers: names.map((name) => ({ name, features: null })) };
    const handlers = handlersFromCri({ statusRaw, runtimeName: 'docker' });
    expect(handlers.map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ['crun', false],
      ['io.containerd.runc.v2', false],
      ['runc', false],
    ]);
  });

  it('has none of cri-dockerd', () => {
    expect(handlersOf('cri-dockerd-0.4')).toEqual([]);
  });

  it('tells features from those that the runtime did not get out of the binary', () => {
    const features = handlersOf('containerd-2.1').map(({ name, recursiveReadOnlyMounts, userNamespaces }) => [
      name,
      short(recursiveReadOnlyMounts),
      short(userNamespaces),
    ]);
    expect(features).toEqual([
      ['runc', true, false],
      ['crun', '(notReported)', '(notReported)'],
      ['runsc', '(notReported)', '(notReported)'],
    ]);
    expect(short(handlersOf('crio-1.36')[1]?.recursiveReadOnlyMounts ?? unknown({ why: 'ended' }))).toBe(false);
    expect(handlersOf('containerd-1.7')[0]?.userNamespaces).toEqual(unknown({ why: 'notReported', by: 'containerd' }));
  });

  it('names the field of each fact', () => {
    expect(handlersOf('containerd-2.1')[1]?.binary).toMatchObject({
      source: { from: 'call', method: 'Status', field: 'info.config.containerd.runtimes.crun.options.BinaryName' },
    });
  });

  it('knows what a shim of runc runs without being told', () => {
    const [handler] = fromContainerd({
      info: { config: { containerd: { runtimes: { plain: { runtimeType: 'io.containerd.runc.v2' } } } } },
    });
    expect(handler?.binary).toEqual({
      known: true,
      value: 'runc',
      source: { from: 'design', of: 'containerd-shim-runc-v2' },
    });
  });

  it('lists a handler that is not in the configuration, and a nameless default under its name', () => {
    const handlers = fromContainerd({
      info: { config: { containerd: { defaultRuntimeName: 'b', runtimes: { a: {}, b: {} } } } },
      runtime_handlers: [{ name: '', features: { user_namespaces: true } }, { name: 'c' }, 7],
    });
    expect(handlers.map(({ name }) => name)).toEqual(['b', 'a', 'c']);
    expect(short(handlers[0]?.userNamespaces ?? unknown({ why: 'ended' }))).toBe(true);
  });

  it('has none without a status', () => {
    expect(handlersFromCri({ statusRaw: unknown({ why: 'notReadYet' }), runtimeName: 'containerd' })).toEqual([]);
  });
});
