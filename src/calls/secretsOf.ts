import { loginForms, secretForms } from '../redact/knownSecrets.ts';
import { fieldPlace, isHidden, isVariable, itemPlace, outermost, type Place } from '../redact/place.ts';

/** A shorter value, such as `1`, stands in any text by chance. Credentials are secret whatever their length. */
const minVariableLength = 6;

/** The texts of a request that its log must not show, however the runtime's answer repeats them. */
export function secretsOf(request: unknown): ReadonlySet<string> {
  const secrets = new Set<string>();
  collect(request, outermost, secrets);
  return secrets;
}

function collect(value: unknown, place: Place, secrets: Set<string>): void {
  if (typeof value === 'string' || value instanceof Uint8Array) {
    const text = typeof value === 'string' ? value : Buffer.from(value).toString('utf8');
    const secret = isVariable(place) ? text.slice(text.indexOf('=') + 1) : text;
    if (isHidden(place, text) && secret.length >= (place.zone === 'credentials' ? 1 : minVariableLength)) {
      secretForms(secret).forEach((form) => secrets.add(form));
    }
  } else if (Array.isArray(value)) {
    value.forEach((item) => collect(item, itemPlace(place), secrets));
  } else if (typeof value === 'object' && value !== null) {
    const fields: [string, unknown][] = Object.entries(value);
    fields.forEach(([name, field]) => collect(field, fieldPlace(name, value, place), secrets));
    if (place.zone === 'credentials' && 'username' in value && 'password' in value) {
      loginForms(String(value.username), String(value.password)).forEach((form) => secrets.add(form));
    }
  }
}
