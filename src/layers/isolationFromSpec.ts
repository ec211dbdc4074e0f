import type { JsonValue } from '../contract/json.ts';
import type { Fact } from '../contract/layers/fact.ts';
import type { IsolationFacts } from '../contract/layers/isolation.ts';
import type { HighLevelRuntime } from '../runtimes/highLevelRuntime.ts';
import { asFlag, asInteger, asRecord, asText, asTexts, at, omittable } from '../runtimes/json.ts';
import type { ReplyReader } from '../runtimes/verboseReply.ts';

/** What the spec of a container says. Where the OCI spec lets a runtime leave a field out, it has its zero value. */
export function isolationFromSpec(reader: ReplyReader, runtime: HighLevelRuntime): IsolationFacts {
  const process = at(reader.spec, 'process');
  const linux = at(reader.spec, 'linux');
  const fact = <T>(field: string, value: T | undefined): Fact<T> => reader.fact(`info.runtimeSpec.${field}`, value);
  return {
    privileged: runtime.privileged(reader),
    seccomp: fact('linux.seccomp', omittable(linux, 'seccomp', filter, 'unconfined')),
    capabilities: fact(
      'process.capabilities.bounding',
      omittable(at(process, 'capabilities'), 'bounding', asTexts, []),
    ),
    user: fact('process.user', user(at(process, 'user'))),
    noNewPrivileges: fact('process.noNewPrivileges', omittable(process, 'noNewPrivileges', asFlag, false)),
    readOnlyRoot: fact('root.readonly', omittable(at(reader.spec, 'root'), 'readonly', asFlag, false)),
    appArmor: fact('process.apparmorProfile', omittable(process, 'apparmorProfile', asText, '')),
    selinux: fact('process.selinuxLabel', omittable(process, 'selinuxLabel', asText, '')),
    maskedPaths: fact('linux.maskedPaths', omittable(linux, 'maskedPaths', asTexts, [])?.length),
  };
}

function filter(value: JsonValue | undefined): 'filtered' | 'unconfined' | undefined {
  return asRecord(value) && 'filtered';
}

function user(value: JsonValue | undefined): { readonly uid: number; readonly gid: number } | undefined {
  const uid = asInteger(at(value, 'uid'));
  const gid = asInteger(at(value, 'gid'));
  return uid === undefined || gid === undefined || uid < 0 || gid < 0 ? undefined : { uid, gid };
}
