import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import protobuf from 'protobufjs';
import { describe, expect, it } from 'vitest';
import { descriptorFacts } from '../facts/descriptorFacts.ts';
import { compareWireFacts, readWireFacts, type WireFact } from '../facts/wireFacts.ts';

const repository = path.resolve(import.meta.dirname, '../..');

function loadDescriptor(): protobuf.Root {
  const json = readFileSync(path.join(repository, 'src/rpc/generated/containerdDescriptors.json'), 'utf8');
  return protobuf.Root.fromJSON(JSON.parse(json) as protobuf.INamespace);
}

/** A package may have several files of facts, as it has several .proto files. */
function factsByPackage(): Map<string, WireFact[]> {
  const folder = path.join(repository, 'test/facts/containerd');
  const all = new Map<string, WireFact[]>();
  for (const file of readdirSync(folder).sort()) {
    const { packageName, facts } = readWireFacts(readFileSync(path.join(folder, file), 'utf8'));
    all.set(packageName, [...(all.get(packageName) ?? []), ...facts]);
  }
  return all;
}

/** The packages that declare something themselves. */
function packagesOf(namespace: protobuf.NamespaceBase): string[] {
  const inner = namespace.nestedArray.filter((declared) => declared.constructor === protobuf.Namespace);
  const names = inner.flatMap((declared) => packagesOf(declared as protobuf.Namespace));
  return inner.length < namespace.nestedArray.length ? [namespace.fullName.slice(1), ...names] : names;
}

const facts = factsByPackage();

describe("the descriptor of containerd's services", () => {
  it.each([...facts.keys()])('declares exactly what the facts say in %s', (packageName) => {
    expect(compareWireFacts(facts.get(packageName) ?? [], descriptorFacts(loadDescriptor(), packageName))).toEqual([]);
  });

  it('has no package without facts, but those that protobuf brings', () => {
    expect(packagesOf(loadDescriptor()).sort()).toEqual([...facts.keys(), 'google.protobuf'].sort());
  });

  it('is compared with facts of everything', () => {
    const kinds = [...facts.values()].flat().map(({ kind }) => kind);
    const count = (wanted: string): number => kinds.filter((kind) => kind === wanted).length;
    expect({
      services: count('service'),
      rpcs: count('rpc'),
      messages: count('message'),
      fields: count('field'),
      enums: count('enum'),
      values: count('value'),
    }).toEqual({ services: 13, rpcs: 84, messages: 195, fields: 455, enums: 3, values: 13 });
  });
});

describe('the comparison', () => {
  it('reports a field whose type is the one of the same name in another package', () => {
    const root = loadDescriptor();
    const list = root.lookupType('containerd.services.tasks.v1.MetricsResponse');
    const metrics = list.get('metrics');
    expect(metrics).not.toBeNull();
    if (metrics !== null) {
      list.remove(metrics);
    }
    list.add(new protobuf.Field('metrics', 1, 'google.rpc.Status', 'repeated'));
    const packageName = 'containerd.services.tasks.v1';
    expect(compareWireFacts(facts.get(packageName) ?? [], descriptorFacts(root, packageName))).toEqual([
      'different: field MetricsResponse.metrics: expected "1 containerd.types.Metric repeated", ' +
        'found "1 google.rpc.Status repeated"',
    ]);
  });

  it('tells an optional field from one that is not', () => {
    const root = loadDescriptor();
    const request = root.lookupType('containerd.services.images.v1.DeleteImageRequest');
    const target = request.fields['target'];
    expect(target?.options).toMatchObject({ proto3_optional: true });
    target?.setOption('proto3_optional', false);
    const packageName = 'containerd.services.images.v1';
    expect(compareWireFacts(facts.get(packageName) ?? [], descriptorFacts(root, packageName))).toEqual([
      'different: field DeleteImageRequest.target: expected "3 containerd.types.Descriptor optional", ' +
        'found "3 containerd.types.Descriptor oneof _target"',
    ]);
  });
});
