import { readFileSync } from 'node:fs';
import path from 'node:path';
import protobuf from 'protobufjs';
import { describe, expect, it } from 'vitest';
import { descriptorFacts } from '../facts/descriptorFacts.ts';
import { compareWireFacts, readWireFacts } from '../facts/wireFacts.ts';

const repository = path.resolve(import.meta.dirname, '../..');
const { packageName, facts } = readWireFacts(readFileSync(path.join(repository, 'test/facts/cri-v1-0.37.tsv'), 'utf8'));

/** A fresh copy of the descriptor that the client loads; `npm run generate` makes it. */
function loadDescriptor(): protobuf.Root {
  const json = readFileSync(path.join(repository, 'src/rpc/generated/descriptors.json'), 'utf8');
  return protobuf.Root.fromJSON(JSON.parse(json) as protobuf.INamespace);
}

describe('the CRI v1 descriptor', () => {
  it('declares exactly what the facts say', () => {
    expect(compareWireFacts(facts, descriptorFacts(loadDescriptor(), packageName))).toEqual([]);
  });

  it('is in the package whose name is part of every call', () => {
    expect(packageName).toBe('runtime.v1');
    expect(loadDescriptor().lookupService('runtime.v1.ImageService').fullName).toBe('.runtime.v1.ImageService');
  });

  it('is compared with facts of the whole API', () => {
    const count = (kind: string): number => facts.filter((fact) => fact.kind === kind).length;
    expect({
      services: count('service'),
      rpcs: count('rpc'),
      messages: count('message'),
      fields: count('field'),
      enums: count('enum'),
      values: count('value'),
    }).toEqual({ services: 2, rpcs: 43, messages: 175, fields: 478, enums: 11, values: 95 });
  });
});

/** Each alters a good descriptor in one way, and names the only difference that must be found. */
const alterations: { name: string; alter: (root: protobuf.Root) => void; difference: string }[] = [
  {
    name: 'a field with another number',
    alter: (root) => replaceField(root, 'Container', new protobuf.Field('image_ref', 11, 'string')),
    difference: 'different: field Container.image_ref: expected "5 string", found "11 string"',
  },
  {
    name: 'a field of another scalar type',
    alter: (root) => replaceField(root, 'StopContainerRequest', new protobuf.Field('timeout', 2, 'int32')),
    difference: 'different: field StopContainerRequest.timeout: expected "2 int64", found "2 int32"',
  },
  {
    name: 'a field of another message type',
    alter: (root) => replaceField(root, 'CpuUsage', new protobuf.Field('usage_nano_cores', 3, 'Int64Value')),
    difference: 'different: field CpuUsage.usage_nano_cores: expected "3 UInt64Value", found "3 Int64Value"',
  },
  {
    name: 'a repeated field that became single',
    alter: (root) => replaceField(root, 'ExecRequest', new protobuf.Field('cmd', 2, 'string')),
    difference: 'different: field ExecRequest.cmd: expected "2 string repeated", found "2 string"',
  },
  {
    name: 'a single field that became repeated',
    alter: (root) => replaceField(root, 'Container', new protobuf.Field('id', 1, 'string', 'repeated')),
    difference: 'different: field Container.id: expected "1 string", found "1 string repeated"',
  },
  {
    name: 'repeated numbers that are no longer packed',
    alter: (root) =>
      replaceField(
        root,
        'LinuxContainerUser',
        new protobuf.Field('supplemental_groups', 3, 'int64', 'repeated', undefined, { packed: false }),
      ),
    difference:
      'different: field LinuxContainerUser.supplemental_groups: ' +
      'expected "3 int64 repeated", found "3 int64 repeated,packed,unpacked"',
  },
  {
    name: 'a map with other values',
    alter: (root) => replaceField(root, 'PodSandbox', new protobuf.MapField('labels', 5, 'string', 'bytes')),
    difference: 'different: field PodSandbox.labels: expected "5 map<string,string>", found "5 map<string,bytes>"',
  },
  {
    name: 'a secret that lost its mark',
    alter: (root) => replaceField(root, 'AuthConfig', new protobuf.Field('password', 2, 'string')),
    difference: 'different: field AuthConfig.password: expected "2 string debug_redact", found "2 string"',
  },
  {
    name: 'a renamed field of the same number',
    alter: (root) => {
      remove(type(root, 'ImageSpec'), 'image_ref');
      type(root, 'ImageSpec').add(new protobuf.Field('image_reference', 20, 'string'));
    },
    difference: 'missing: field ImageSpec.image_ref; extra: field ImageSpec.image_reference',
  },
  {
    name: 'a missing field',
    alter: (root) => remove(type(root, 'Image'), 'pinned'),
    difference: 'missing: field Image.pinned',
  },
  {
    name: 'an extra field',
    alter: (root) => type(root, 'Image').add(new protobuf.Field('created_at', 9, 'int64')),
    difference: 'extra: field Image.created_at',
  },
  {
    name: 'a field inside a oneof',
    alter: (root) => {
      remove(type(root, 'ExecResponse'), 'url');
      const target = new protobuf.OneOf('target').add(new protobuf.Field('url', 1, 'string'));
      type(root, 'ExecResponse').add(target);
    },
    difference: 'different: field ExecResponse.url: expected "1 string", found "1 string oneof target"',
  },
  {
    name: 'a missing message',
    alter: (root) => {
      remove(root.lookupService('runtime.v1.ImageService'), 'ImageFsInfo');
      remove(root.define('runtime.v1'), 'ImageFsInfoRequest');
    },
    difference: 'missing: rpc ImageService.ImageFsInfo; missing: message ImageFsInfoRequest',
  },
  {
    name: 'an extra message',
    alter: (root) => root.define('runtime.v1').add(new protobuf.Type('Pause')),
    difference: 'extra: message Pause',
  },
  {
    name: 'an extra package inside',
    alter: (root) => root.define('runtime.v1.experimental'),
    difference: 'extra: package runtime.v1.experimental',
  },
  {
    name: 'an enum value with another number',
    alter: (root) => {
      root.lookupEnum('runtime.v1.CgroupDriver').remove('CGROUPFS').add('CGROUPFS', 2);
    },
    difference: 'different: value CgroupDriver.CGROUPFS: expected "1", found "2"',
  },
  {
    name: 'a missing value of a nested enum',
    alter: (root) => root.lookupEnum('runtime.v1.SecurityProfile.ProfileType').remove('Localhost'),
    difference: 'missing: value SecurityProfile.ProfileType.Localhost',
  },
  {
    name: 'an extra enum value',
    alter: (root) => root.lookupEnum('runtime.v1.ContainerState').add('CONTAINER_PAUSED', 4),
    difference: 'extra: value ContainerState.CONTAINER_PAUSED',
  },
  {
    name: 'an RPC that no longer streams',
    alter: (root) => replaceRpc(root, 'GetContainerEvents', 'GetEventsRequest', 'ContainerEventResponse'),
    difference:
      'different: rpc RuntimeService.GetContainerEvents: expected "GetEventsRequest stream ' +
      'ContainerEventResponse", found "GetEventsRequest ContainerEventResponse"',
  },
  {
    name: 'an RPC with another request',
    alter: (root) => replaceRpc(root, 'Status', 'VersionRequest', 'StatusResponse'),
    difference:
      'different: rpc RuntimeService.Status: expected "StatusRequest StatusResponse", ' +
      'found "VersionRequest StatusResponse"',
  },
  {
    name: 'an extra RPC',
    alter: (root) =>
      root
        .lookupService('runtime.v1.RuntimeService')
        .add(new protobuf.Method('Pause', 'rpc', 'StopContainerRequest', 'StopContainerResponse')),
    difference: 'extra: rpc RuntimeService.Pause',
  },
];

describe('the comparison', () => {
  for (const { name, alter, difference } of alterations) {
    it(`reports ${name}`, () => {
      const root = loadDescriptor();
      alter(root);
      expect(compareWireFacts(facts, descriptorFacts(root, packageName)).join('; ')).toBe(difference);
    });
  }

  it('reports everything as missing when the package has another name', () => {
    const differences = compareWireFacts(facts, descriptorFacts(loadDescriptor(), 'runtime.v1alpha2'));
    expect(differences).toHaveLength(facts.length);
    expect(differences).toContain('missing: service runtime.v1.RuntimeService');
  });

  it('refuses facts that declare something twice', () => {
    expect(() => compareWireFacts([...facts, { kind: 'message', owner: 'Image' }], [])).toThrow(
      'Declared twice: message Image',
    );
  });
});

function type(root: protobuf.Root, name: string): protobuf.Type {
  return root.lookupType(`runtime.v1.${name}`);
}

function remove(owner: protobuf.NamespaceBase, name: string): void {
  owner.remove(owner.get(name) ?? expect.fail(`${owner.name}.${name} is not there to be altered`));
}

function replaceField(root: protobuf.Root, message: string, field: protobuf.Field | protobuf.MapField): void {
  remove(type(root, message), field.name);
  type(root, message).add(field);
}

function replaceRpc(root: protobuf.Root, name: string, request: string, response: string): void {
  const service = root.lookupService('runtime.v1.RuntimeService');
  remove(service, name);
  service.add(new protobuf.Method(name, 'rpc', request, response));
}
