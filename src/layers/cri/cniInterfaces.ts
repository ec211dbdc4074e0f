import type { JsonValue } from '../../contract/json.ts';
import type { SandboxNetwork } from '../../contract/layers/sandbox.ts';
import { crioAnnotation, crioAnnotationField } from './crioAnnotation.ts';
import { asFilledText, asList, asRecord, at } from './jsonPath.ts';
import type { ReplyReader } from './replyReader.ts';

type Interfaces = SandboxNetwork['interfaces'];

/** The interfaces that CNI made. One without a sandbox is on the node: the other end of a veth, a bridge. */
export function cniInterfaces(
  reader: ReplyReader,
): { readonly field: string; readonly interfaces: Interfaces } | undefined {
  const ofContainerd = asRecord(at(reader.info, 'cniResult', 'Interfaces'));
  if (ofContainerd !== undefined) {
    const interfaces = Object.entries(ofContainerd).map(([name, each]) => made(name, at(each, 'Sandbox')));
    return { field: 'info.cniResult.Interfaces', interfaces };
  }
  const ofCrio = asList(at(parsed(crioAnnotation(reader, 'io.kubernetes.cri-o.CNIResult')), 'interfaces'));
  return (
    ofCrio && {
      field: crioAnnotationField('io.kubernetes.cri-o.CNIResult'),
      interfaces: ofCrio.flatMap((each) => {
        const name = asFilledText(at(each, 'name'));
        return name === undefined ? [] : [made(name, at(each, 'sandbox'))];
      }),
    }
  );
}

function made(name: string, sandbox: JsonValue | undefined): Interfaces[number] {
  return { name, inSandbox: asFilledText(sandbox) !== undefined };
}

function parsed(text: string | undefined): JsonValue | undefined {
  try {
    // JSON.parse is typed as any; what comes of JSON is a JSON value.
    return text === undefined ? undefined : (JSON.parse(text) as JsonValue);
  } catch {
    return undefined;
  }
}
