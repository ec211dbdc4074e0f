import { isHidden, itemZone, type Zone, zoneOf } from './redact.ts';

/** A shorter one, such as `1`, stands in any text by chance. Credentials are secret whatever their length. */
const minVariableLength = 6;

/** The texts of a request that its log must not show, however the runtime's answer repeats them. */
export function secretsOf(request: unknown): ReadonlySet<string> {
  const secrets = new Set<string>();
  collect(request, '', 'open', secrets);
  return secrets;
}

function collect(value: unknown, key: string, zone: Zone, secrets: Set<string>): void {
  if (typeof value === 'string' || value instanceof Uint8Array) {
    const text = typeof value === 'string' ? value : Buffer.from(value).toString('utf8');
    const isItem = zone === 'variable' && key === '';
    if (isHidden({ key, zone })) {
      keep(isItem ? text.slice(text.indexOf('=') + 1) : text, zone, secrets);
    }
  } else if (Array.isArray(value)) {
    value.forEach((item) => collect(item, '', itemZone(zone), secrets));
  } else if (typeof value === 'object' && value !== null) {
    const fields: [string, unknown][] = Object.entries(value);
    fields.forEach(([name, field]) => collect(field, name, zoneOf(name, zone), secrets));
    keepBasic(value, zone, secrets);
  }
}

function keep(secret: string, zone: Zone, secrets: Set<string>): void {
  if (secret.length < (zone === 'credentials' ? 1 : minVariableLength)) {
    return;
  }
  const inQuotes = JSON.stringify(secret).slice(1, -1);
  const inBase64 = Buffer.from(secret).toString('base64');
  [secret, inQuotes, inBase64, encodeURIComponent(secret)].forEach((form) => secrets.add(form));
}

/** User and password as HTTP's basic authorization has them. */
function keepBasic(fields: object, zone: Zone, secrets: Set<string>): void {
  if (zone === 'credentials' && 'username' in fields && 'password' in fields) {
    keep(`${String(fields.username)}:${String(fields.password)}`, zone, secrets);
  }
}
