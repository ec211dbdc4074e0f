import { isRecord } from '../common/isRecord.ts';
import type { JsonObject, JsonValue } from '../contract/json.ts';

/**
 * The process id in the verbose part of a status, `info.info.pid` on containerd, CRI-O and cri-dockerd. Ask only while
 * the process lives: CRI-O keeps the number after an exit. 0 means none.
 */
export function verbosePid(raw: JsonObject): number | undefined {
  const pid = member(member(member(raw, 'info'), 'info'), 'pid');
  return typeof pid === 'number' && pid > 0 ? pid : undefined;
}

function member(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
