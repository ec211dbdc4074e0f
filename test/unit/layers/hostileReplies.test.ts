import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/contract/json.ts';
import type { ContainerFacts } from '../../../src/contract/layers/container.ts';
import { type Fact, known, unknown } from '../../../src/contract/layers/fact.ts';
import type { HandlerFacts } from '../../../src/contract/layers/node.ts';
import { containerFromCri } from '../../../src/layers/containerFromCri.ts';
import { handlersFromCri } from '../../../src/layers/handlers.ts';
import { imageHistoryOf } from '../../../src/layers/imageChains.ts';
import { runtimeFromCri } from '../../../src/layers/runtimeFromCri.ts';
import { sandboxFromCri } from '../../../src/layers/sandboxFromCri.ts';
import { asList, asRecord } from '../../../src/runtimes/json.ts';
import { container } from '../../builders/container.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { sample } from '../../facts/sample.ts';
import { handlersOf, runtimeNameOf } from './recorded.ts';

const long = '-'.repeat(65_536);
const strange: readonly JsonValue[] = [
  ...[null, true, -1, 1e300, '', '<img src=x>', long, [], {}, [[[]]], [null], ['x', 3]],
  JSON.parse('{"__proto__":{"known":true},"constructor":"x","toString":1}') as JsonObject,
  [{ name: 7, type: {}, path: [], destination: null, options: 'ro', container_path: 4, created_by: false }],
];
const names = ['PodSandboxStatus-runc', 'ContainerStatus-runc', 'Status', 'ImageStatus-big'];
const recordings = (['containerd-2.1', 'containerd-2.3', 'crio-1.36', 'cri-dockerd-0.4'] as const).flatMap((runtime) =>
  names.map((name) => [runtime, name] as const),
);

/** The facts that can be had when one reply stands for every call. */
function allFacts(runtimeName: string, reply: JsonObject, handlers: readonly HandlerFacts[]) {
  const containerOf = (ofContainer: JsonObject): ContainerFacts =>
    containerFromCri({ container: container(), reply: ofContainer, sandbox: { reply, runtimeName } });
  const containers = [containerOf(reply), containerOf(joinsAll)];
  const cgroupDriver = unknown({ why: 'notReadYet' });
  return {
    runtime: runtimeFromCri({ version: undefined, statusRaw: reply, cgroupDriver, images: undefined }),
    handlers: handlersFromCri({ statusRaw: reply, runtimeName }),
    sandbox: sandboxFromCri({ sandbox: sandbox(), reply, pauseReply: reply, handlers, runtimeName, containers }),
    image: imageHistoryOf(reply),
  };
}

/** A container that has to look at its pod's namespaces. */
const joinsAll: JsonObject = {
  info: {
    info: {
      runtimeSpec: {
        linux: { namespaces: ['pid', 'network', 'ipc'].map((type) => ({ type, path: `/proc/5/ns/${type}` })) },
      },
    },
  },
};

/** Fails on a value that is not of the fact's type. */
function expectTypes({ runtime, handlers, sandbox, image }: ReturnType<typeof allFacts>): void {
  const { isolation, mounts, commandLine, pid } = sandbox.containers[0] ?? neverEmpty();
  const isText = (value: unknown): boolean => typeof value === 'string';
  const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
  const check = <T>(fact: Fact<T>, isRight: (value: T) => boolean): void => {
    // Not by `expect`, which takes most of the time when it is called this often.
    if (fact.known && !isRight(fact.value)) {
      throw new Error(`Of another type: ${JSON.stringify(fact).slice(0, 300)}`);
    }
  };
  for (const text of [runtime.snapshotter, runtime.streamingAddress, runtime.rootFolder, runtime.stateFolder]) {
    check(text, isText);
  }
  check(runtime.conditions, (list) => list.every(({ type, status }) => isText(type) && typeof status === 'boolean'));
  check(runtime.cni, ({ networks, plugins }) => [...networks, ...plugins].every(isText));
  for (const { name, runtimeType, binary, userNamespaces } of handlers) {
    check(known(name, { from: 'design', of: 'the list' }), isText);
    check(runtimeType, isText);
    check(binary, isText);
    check(userNamespaces, (value) => typeof value === 'boolean');
  }
  check(sandbox.pid, (value) => value === 'none' || (isCount(value) && value > 0));
  check(sandbox.handler, isText);
  check(sandbox.cgroup.path, (path) => path.startsWith('/'));
  check(sandbox.cgroup.limits, ({ cpuWeightScale: _, ...limits }) => Object.values(limits).every((each) => each > 0));
  check(sandbox.network, ({ addresses, interfaces }) =>
    [...addresses, ...interfaces.map(({ name }) => name)].every(isText),
  );
  check(pid, (value) => isCount(value) && value > 0);
  check(commandLine, (texts) => texts.every(isText));
  check(mounts, (list) => list.every(({ destination, source, type }) => [destination, source, type].every(isText)));
  check(isolation.capabilities, (texts) => texts.every(isText));
  check(isolation.user, ({ uid, gid }) => isCount(uid) && isCount(gid));
  check(isolation.privileged, (value) => typeof value === 'boolean');
  check(isolation.readOnlyRoot, (value) => typeof value === 'boolean');
  check(isolation.appArmor, isText);
  check(isolation.maskedPaths, isCount);
  check(image.chainId, isText);
  check(image.diffIds, (texts) => texts.every(isText));
}

function neverEmpty(): never {
  throw new Error('There is a container in each.');
}

/** The value with each of its parts in turn replaced. */
function* disturbed(value: JsonValue, by: JsonValue): Generator<JsonValue> {
  yield by;
  const list = asList(value);
  // A long list is disturbed at its first places: the others are read alike.
  for (const [at, item] of (list ?? []).slice(0, 3).entries()) {
    for (const other of disturbed(item, by)) {
      yield list?.with(at, other) ?? [];
    }
  }
  const record = asRecord(value);
  if (record !== undefined) {
    for (const [key, item] of Object.entries(record)) {
      for (const other of disturbed(item, by)) {
        yield { ...record, [key]: other };
      }
    }
  }
}

describe('replies of another shape', () => {
  it.each(recordings)('make no facts of another type: %s %s', (runtime, name) => {
    const reply = sample(runtime, name);
    const handlers = handlersOf(runtime);
    for (const by of strange) {
      for (const other of disturbed(reply, by)) {
        expectTypes(allFacts(runtimeNameOf(runtime), asRecord(other) ?? {}, handlers));
      }
    }
  });

  it('make no facts out of nothing', () => {
    const { sandbox, handlers, image, runtime } = allFacts('containerd', {}, []);
    expect(handlers).toEqual([]);
    for (const part of [{ ...sandbox, sandbox: 0, containers: [] }, sandbox.containers[0]?.isolation, image, runtime]) {
      expect(JSON.stringify(part)).not.toContain('"known":true');
    }
  });

  it('have text of any length in one piece', () => {
    const text = 'x'.repeat(65_536);
    const spec = { process: { args: [text] }, linux: { cgroupsPath: `${text}:a:b` } };
    const reply = { info: { info: { runtimeSpec: spec } } };
    const facts = containerFromCri({ container: container(), reply, sandbox: { reply, runtimeName: 'containerd' } });
    expect(facts.commandLine).toMatchObject({ value: [text] });
    expect(facts.cgroup.path.known).toBe(false);
  });
});
