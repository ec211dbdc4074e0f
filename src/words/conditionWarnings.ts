import { isRecord } from '../common/isRecord.ts';
import { exactJson } from '../common/parseExactJson.ts';
import type { RuntimeCondition } from '../contract/runtime.ts';

/** One thing that a runtime warns of, in its own words. */
export interface ConditionWarning {
  readonly id: string;
  readonly text: string;
}

/**
 * What a condition that does not hold warns of. containerd packs its deprecation warnings as JSON into the message of
 * `ContainerdHasNoDeprecationWarnings`: an id and a text each. Empty where the message is a text like any other.
 */
export function conditionWarnings({ status, message }: RuntimeCondition): readonly ConditionWarning[] {
  if (status || !message.startsWith('{')) {
    return [];
  }
  const parsed = exactJson(message);
  const entries = isRecord(parsed) ? Object.entries(parsed) : [];
  const warnings = entries.flatMap(([id, text]) => (typeof text === 'string' ? [{ id, text }] : []));
  return warnings.length === entries.length ? warnings : [];
}

/** Why a condition does not hold: the runtime's word for it and then its message, or each of its warnings. */
export function conditionReasons(condition: RuntimeCondition): readonly string[] {
  const warnings = conditionWarnings(condition);
  const messages = warnings.length === 0 ? [condition.message] : warnings.map(({ text }) => text);
  return [condition.reason, ...messages].filter((part) => part !== '');
}
