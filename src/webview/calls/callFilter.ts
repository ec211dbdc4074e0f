import type { ShownCall } from '../../diagram/callObject.ts';
import { callName } from './callText.ts';

/**
 * The condition that a filter text says, with all of its words: `method:Container`, `service:Images`, `status:failed`,
 * `status:running`, `status:ok`, `status:notFound`, or a word that is in any of these or in the runtime's message. A
 * minus before a word turns it round.
 */
export function callFilter(text: string): (call: ShownCall) => boolean {
  const conditions = text.split(/\s+/).flatMap((word) => {
    const isNegative = word.startsWith('-');
    const condition = conditionOf(isNegative ? word.slice(1) : word);
    return condition === undefined ? [] : [(call: ShownCall) => condition(call) !== isNegative];
  });
  return (call) => conditions.every((condition) => condition(call));
}

type Condition = (call: ShownCall) => boolean;

function conditionOf(word: string): Condition | undefined {
  const [, field = '', value = word] = /^(method|service|status):(.*)$/i.exec(word) ?? [];
  const wanted = value.toLowerCase();
  if (wanted === '') {
    return undefined;
  }
  const has = (part: string | undefined): boolean => part?.toLowerCase().includes(wanted) === true;
  switch (field.toLowerCase()) {
    case 'method':
      return (call) => has(callName(call));
    case 'service':
      return ({ service }) => has(service);
    case 'status':
      return statusCondition(wanted);
    default:
      return (call) => [callName(call), call.service, call.object, call.outcome, call.detail].some(has);
  }
}

function statusCondition(wanted: string): Condition {
  switch (wanted) {
    case 'failed':
      return ({ outcome }) => outcome !== 'ok' && outcome !== 'underWay';
    case 'running':
      return ({ outcome }) => outcome === 'underWay';
    default:
      return ({ outcome }) => outcome.toLowerCase().startsWith(wanted);
  }
}
