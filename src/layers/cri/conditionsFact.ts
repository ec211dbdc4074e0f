import type { JsonValue } from '../../contract/json.ts';
import type { Fact } from '../../contract/layers/fact.ts';
import type { RuntimeCondition } from '../../contract/runtime.ts';
import { asFilledText, asList, asText, at } from '../../runtimes/json.ts';
import type { ReplyReader } from '../../runtimes/verboseReply.ts';

export function conditionsFact(reader: ReplyReader): Fact<readonly RuntimeCondition[]> {
  const conditions = asList(at(reader.body, 'status', 'conditions'));
  return reader.fact('status.conditions', conditions?.flatMap(condition));
}

function condition(value: JsonValue): RuntimeCondition[] {
  const type = asFilledText(at(value, 'type'));
  const text = (key: string): string => asText(at(value, key)) ?? '';
  return type === undefined
    ? []
    : [{ type, status: at(value, 'status') === true, reason: text('reason'), message: text('message') }];
}
