import protobuf from 'protobufjs';
import type { WireFact } from './wireFacts.ts';

/** Describes all that a loaded package declares, as a facts file would; nothing when there is no such package. */
export function descriptorFacts(root: protobuf.Root, packageName: string): WireFact[] {
  root.resolveAll();
  const declared = root.lookup(packageName);
  return declared instanceof protobuf.Namespace ? namespaceFacts(declared, packageName) : [];
}

function namespaceFacts(namespace: protobuf.NamespaceBase, packageName: string): WireFact[] {
  return namespace.nestedArray.flatMap((declared) => {
    const fullName = declared.fullName.slice(1);
    const name = fullName.slice(packageName.length + 1);
    if (declared instanceof protobuf.Service) {
      return [
        { kind: 'service', owner: fullName },
        ...declared.methodsArray.map((method) => rpcFact(method, name, packageName)),
      ];
    }
    if (declared instanceof protobuf.Type) {
      return [
        { kind: 'message', owner: name },
        ...declared.fieldsArray.map((field) => fieldFact(field, name, packageName)),
        ...namespaceFacts(declared, packageName),
      ];
    }
    if (declared instanceof protobuf.Enum) {
      return [{ kind: 'enum', owner: name }, ...valueFacts(declared, name)];
    }
    if (declared instanceof protobuf.Namespace) {
      return [{ kind: 'package', owner: fullName }, ...namespaceFacts(declared, packageName)];
    }
    return [{ kind: 'extension', owner: fullName }];
  });
}

function rpcFact(method: protobuf.Method, owner: string, packageName: string): WireFact {
  const request = typeName(method.resolvedRequestType, packageName) ?? method.requestType;
  const response = typeName(method.resolvedResponseType, packageName) ?? method.responseType;
  return {
    kind: 'rpc',
    owner,
    name: method.name,
    type: method.requestStream ? `stream ${request}` : request,
    label: method.responseStream ? `stream ${response}` : response,
  };
}

function fieldFact(field: protobuf.Field, owner: string, packageName: string): WireFact {
  const type = typeName(field.resolvedType, packageName) ?? field.type;
  return {
    kind: 'field',
    owner,
    number: String(field.id),
    name: field.name,
    type: field instanceof protobuf.MapField ? `map<${field.keyType},${type}>` : type,
    label: fieldLabels(field).join(','),
  };
}

/** A type of another package has its whole name. */
function typeName(type: protobuf.ReflectionObject | null, packageName: string): string | undefined {
  return type?.fullName.startsWith(`.${packageName}.`) ? type.name : type?.fullName.slice(1);
}

/** What stands beside the type. The last three never do in these APIs, and would change what goes over the wire. */
function fieldLabels(field: protobuf.Field): string[] {
  const packable = field.type in protobuf.types.packed || field.resolvedType instanceof protobuf.Enum;
  // protobuf keeps an optional field in a oneof of its own.
  const { proto3_optional: optional, ...options } = { ...field.options };
  return [
    ...(field.repeated ? ['repeated'] : []),
    ...(optional === true ? ['optional'] : []),
    ...Object.keys(options),
    ...(field.required ? ['required'] : []),
    ...(field.partOf && optional !== true ? [`oneof ${field.partOf.name}`] : []),
    ...(field.repeated && packable && !field.packed ? ['unpacked'] : []),
  ];
}

function valueFacts(declared: protobuf.Enum, owner: string): WireFact[] {
  return Object.entries(declared.values).map(([name, number]) => ({
    kind: 'value',
    owner,
    number: String(number),
    name,
  }));
}
