import { isRecord } from '../../src/common/isRecord.ts';
import { parseLocation, parseToHost } from '../../src/protocol/parseToHost.ts';
import { type AttackResult, type AttackSize, failureLine, times } from './attackResult.ts';
import { polluted } from './polluted.ts';
import { Random } from './random.ts';

const honest: readonly Readonly<Record<string, unknown>>[] = [
  { kind: 'ready', location: { at: 'node' }, choices: { selectedCardId: 'a', expandedGroups: ['b'] } },
  { kind: 'show', location: { at: 'sandbox', sandboxId: 'a' }, choices: { expandedGroups: [] } },
  { kind: 'show', location: { at: 'container', sandboxId: 'a', containerId: 'b' }, choices: {} },
  { kind: 'show', location: { at: 'compare', leftId: 'a', rightId: 'b' }, choices: {} },
  { kind: 'show', location: { at: 'tour', step: 1 }, choices: {} },
  { kind: 'reveal', object: { kind: 'sandbox', id: 'a' }, force: true },
  { kind: 'run', command: 'inspect', object: { kind: 'container', id: 'a' } },
  { kind: 'watchCalls', watch: true },
  { kind: 'savePicture', format: 'svg', data: '<svg/>' },
  { kind: 'savePicture', format: 'png', dataBase64: 'AAAA' },
  ...['clearCalls', 'exportCalls', 'recordTour'].map((kind) => ({ kind })),
];

/** Whatever comes out of the page: a request of the right form, or none. */
export function pageMessages(size: AttackSize): Promise<AttackResult> {
  const random = new Random(size.seed);
  const failures: string[] = [];
  const tried = times(300_000, size);
  let understood = 0;
  for (let index = 0; index < tried; index += 1) {
    const message = random.chance(0.2) ? anything(random, 3) : changed(random.pick(honest), random);
    try {
      const parsed = parseToHost(message);
      understood += parsed === undefined ? 0 : 1;
      if (parsed !== undefined && !isWellFormed(parsed)) {
        failures.push(`Let through: ${JSON.stringify(parsed)}`);
      }
      parseLocation(message);
    } catch (error) {
      failures.push(failureLine(JSON.stringify(message), error));
    }
  }
  if (polluted().length > 0) {
    failures.push(`the prototype of all objects has ${polluted().join(', ')}`);
  }
  return Promise.resolve({
    ...{ area: 'messages from the page', tried, failures },
    notes: [`${understood} were requests`],
  });
}

function changed(message: Readonly<Record<string, unknown>>, random: Random): unknown {
  const entries = Object.entries({ ...message, requestId: 1 });
  return Object.fromEntries(
    entries.map(([key, value]) => [
      random.chance(0.03) ? random.pick(['__proto__', 'constructor', 'kind']) : key,
      isRecord(value) && random.chance(0.7)
        ? changed(value, random)
        : random.chance(0.15)
          ? anything(random, 2)
          : value,
    ]),
  );
}

function anything(random: Random, depth: number): unknown {
  switch (random.below(depth > 0 ? 9 : 7)) {
    case 0:
      return undefined;
    case 1:
      return null;
    case 2:
      return random.chance(0.5);
    case 3:
      return random.pick([0, -1, 1.5, Number.NaN, Infinity, 2 ** 53]);
    case 4:
      return 10n;
    case 5:
      return Symbol.iterator;
    case 6:
      return random.text();
    case 7:
      return Array.from({ length: random.below(4) }, () => anything(random, depth - 1));
    default:
      return Object.fromEntries([
        ['kind', random.pick(['ready', 'show', 'run', 'reveal', 'x'])],
        ['requestId', anything(random, depth - 1)],
        [random.pick(['location', 'object', 'choices', 'id']), anything(random, depth - 1)],
      ]);
  }
}

/** What the host relies on without looking again. */
function isWellFormed(request: NonNullable<ReturnType<typeof parseToHost>>): boolean {
  const { requestId, ...rest } = request;
  switch (rest.kind) {
    case 'reveal':
      return typeof requestId === 'number' && typeof rest.object.id === 'string' && typeof rest.force === 'boolean';
    case 'run':
      return typeof rest.object.id === 'string' && typeof rest.command === 'string';
    case 'show':
      return typeof rest.location.at === 'string' && rest.choices.expandedGroups.every((id) => typeof id === 'string');
    case 'watchCalls':
      return typeof rest.watch === 'boolean';
    case 'savePicture':
      return typeof (rest.format === 'svg' ? rest.data : rest.dataBase64) === 'string';
    default:
      return typeof requestId === 'number';
  }
}
