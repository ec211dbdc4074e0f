import type { JsonValue } from '../../contract/json.ts';
import { known } from '../../contract/layers/fact.ts';
import type { Fact } from '../../contract/layers/fact.ts';
import { asFilledText, asRecord, asText, at } from './jsonPath.ts';
import type { ReplyReader } from './replyReader.ts';

export interface ConfiguredHandlers {
  /** Empty where the runtime does not tell. */
  readonly defaultName: string;
  readonly handlers: ReadonlyMap<string, { readonly runtimeType: Fact<string>; readonly binary: Fact<string> }>;
}

/** Where containerd and CRI-O name their default handler, in `Status`. */
export const defaultHandlerField = {
  containerd: 'info.config.containerd.defaultRuntimeName',
  crio: 'info.config.crio.DefaultRuntime',
} as const;

/** The handlers in the configuration that a verbose `Status` of containerd and of CRI-O prints. */
export function configuredHandlers(reader: ReplyReader): ConfiguredHandlers {
  const config = at(reader.body, 'info', 'config');
  const crio = at(config, 'crio');
  const containerd = at(config, 'containerd');
  const handlers = [
    ...entries(at(crio, 'Runtimes')).map(([name, handler]) => [name, crioHandler(name, handler, reader)] as const),
    ...entries(at(containerd, 'runtimes')).map(
      ([name, handler]) => [name, containerdHandler(name, handler, reader)] as const,
    ),
  ];
  return {
    defaultName: asText(at(crio, 'DefaultRuntime')) ?? asText(at(containerd, 'defaultRuntimeName')) ?? '',
    handlers: new Map(handlers),
  };
}

function crioHandler(name: string, handler: JsonValue, reader: ReplyReader) {
  const field = `info.config.crio.Runtimes.${name}`;
  const runtimeType = asText(at(handler, 'RuntimeType'));
  return {
    // An empty type is `oci` (crio.conf, `runtime_type`).
    runtimeType: runtimeType === '' ? design('oci', 'CRI-O') : reader.fact(`${field}.RuntimeType`, runtimeType),
    binary: reader.fact(`${field}.RuntimePath`, asFilledText(at(handler, 'RuntimePath'))),
  };
}

function containerdHandler(name: string, handler: JsonValue, reader: ReplyReader) {
  const field = `info.config.containerd.runtimes.${name}`;
  const runtimeType = asFilledText(at(handler, 'runtimeType'));
  const binary = asFilledText(at(handler, 'options', 'BinaryName'));
  return {
    runtimeType: reader.fact(`${field}.runtimeType`, runtimeType),
    binary:
      binary === undefined && runtimeType === 'io.containerd.runc.v2'
        ? design('runc', 'containerd-shim-runc-v2')
        : reader.fact(`${field}.options.BinaryName`, binary),
  };
}

function design(value: string, of: string): Fact<string> {
  return known(value, { from: 'design', of });
}

function entries(value: JsonValue | undefined): [string, JsonValue][] {
  return Object.entries(asRecord(value) ?? {});
}
