import { Document, isScalar, type Pair, type Scalar, visit } from 'yaml';
import type { Localize } from '../../common/localize.ts';
import type { JsonObject } from '../../contract/json.ts';
import { redactJson } from '../../redact/redactJson.ts';
import { escapeNoText } from '../../words/noText.ts';
import { fullTime } from '../../words/time.ts';

/**
 * What a runtime says of an object as YAML, with the times in words beside their numbers. Loaded when the first object is
 * inspected.
 *
 * Lives in host because nothing but a document of VS Code is made of YAML.
 */
export function inspectText(
  reply: JsonObject,
  { areValuesShown, readAtMs }: { readonly areValuesShown: boolean; readonly readAtMs: number },
  l10n: Localize,
): string {
  const open = redactJson(reply);
  const hidesSome = JSON.stringify(open) !== JSON.stringify(reply);
  const document = new Document(areValuesShown ? reply : open, { aliasDuplicateObjects: false });
  visit(document, {
    Pair: (_key, pair) => tellTime(pair),
    Scalar: (_key, scalar) => quoteNoText(scalar),
  });
  const text = escapeNoText(document.toString({ lineWidth: 0 }), escapeInQuotes);
  // A document stays as it was read, whatever becomes of the object.
  const notes = [
    ...(hidesSome ? [noteText(areValuesShown, l10n)] : []),
    l10n.t('Read {0}.', fullTime(BigInt(readAtMs) * 1_000_000n)),
  ];
  return [...notes.map((note) => `# ${note}\n`), text].join('');
}

function noteText(areValuesShown: boolean, l10n: Localize): string {
  return areValuesShown
    ? l10n.t('All values are shown, secret ones too. Hide them: “CRI: Hide Values”.')
    : l10n.t('Environment values and likely secrets are hidden. Show them: “CRI: Show Values”.');
}

/** CRI's `created_at`, containerd's `createdAt`. */
const timeKey = /(_at|At)$/;
/** In 1973. A number below stands for no time, as 0 does; so does Go's zero time, which is negative. */
const earliestNs = 10n ** 17n;

/** A time is a number of nanoseconds, which comes as text where a number would round it. */
function tellTime({ key, value }: Pair): void {
  if (!isScalar(key) || !isScalar(value) || !timeKey.test(String(key.value)) || !isInteger(value.value)) {
    return;
  }
  const atNs = BigInt(value.value);
  value.value = atNs;
  if (atNs >= earliestNs) {
    value.comment = ` ${fullTime(atNs)}`;
  }
}

function isInteger(value: unknown): value is string | number {
  return typeof value === 'number'
    ? Number.isSafeInteger(value)
    : typeof value === 'string' && /^-?\d{1,19}$/.test(value);
}

/** YAML has escapes between double quotes alone. */
function quoteNoText(scalar: Scalar): void {
  if (typeof scalar.value === 'string' && escapeNoText(scalar.value, escapeInQuotes) !== scalar.value) {
    scalar.type = 'QUOTE_DOUBLE';
  }
}

function escapeInQuotes(codePoint: number): string {
  const digits = codePoint.toString(16);
  return codePoint > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
}
