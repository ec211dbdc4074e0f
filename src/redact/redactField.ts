import { isVariable, type Place } from './place.ts';
import { redactImageStep, redactText } from './redactText.ts';
import { hidden } from './secretNames.ts';

const imageStepKey = /^created_?by$/i;

/** A text that is not hidden whole, without what is secret in it. */
export function redactField(text: string, { key }: Pick<Place, 'key'>): string {
  if (imageStepKey.test(key)) {
    return redactImageStep(text);
  }
  const withoutSecrets = redactText(text);
  // A streaming server's URL: whatever follows the host may be the token.
  return /^url$/i.test(key) ? withoutSecrets.replace(/^([^/]*\/\/[^/]*)\/.+$/s, `$1/${hidden}`) : withoutSecrets;
}

/** An item of a list of variables by its name alone: `NAME=(hidden)`. */
export function variableName(item: string): string {
  const end = item.indexOf('=');
  return end < 0 ? hidden : `${item.slice(0, end)}=${hidden}`;
}

/** Whether a list is one of arguments: its texts are to be read together. */
export function areArguments(items: readonly unknown[], place: Place): items is readonly string[] {
  return (
    place.zone === 'open' && !isVariable(place) && items.length > 0 && items.every((item) => typeof item === 'string')
  );
}

/** Text that may be a part of JSON, or nearly JSON, with something secret in it. */
export function mayTellSecret(text: string): boolean {
  return /env|auth|passw|token|secret|credential/i.test(text);
}
