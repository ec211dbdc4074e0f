/**
 * Attacks the extension's core and reports what came of it. What fails is printed, and makes the program end with 1.
 *
 *   npm run attack                          everything, in some twenty minutes
 *   npm run attack -- fuzzedReplies         some of it
 *   npm run attack -- --times 0.1 --seed 7  a tenth of it, with other choices
 */
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { AttackResult, AttackSize } from './attackResult.ts';
import { anyAnswer } from './anyAnswer.ts';
import { belowGrpc } from './belowGrpc.ts';
import { credentialFiles } from './credentialFiles.ts';
import { fuzzedReplies } from './fuzzedReplies.ts';
import { pageMessages } from './pageMessages.ts';
import { soak } from './soak.ts';
import { streamingServers } from './streamingServers.ts';
import { eventFloods, tooMuch } from './talksTooMuch.ts';

const attacks: Readonly<Record<string, (size: AttackSize) => Promise<AttackResult>>> = {
  fuzzedReplies,
  anyAnswer,
  belowGrpc,
  pageMessages,
  credentialFiles,
  streamingServers,
  eventFloods,
  tooMuch,
  soak,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } },
});
const size = { times: Number(values.times), seed: Number(values.seed) };
const unknown = positionals.filter((name) => !(name in attacks));
if (unknown.length > 0 || !(size.times > 0) || !Number.isInteger(size.seed)) {
  console.error(`Usage: npm run attack -- [${Object.keys(attacks).join(' | ')}]… [--times FACTOR] [--seed NUMBER]`);
  process.exit(2);
}

// What is held is told from what is garbage.
setFlagsFromString('--expose-gc');
globalThis.gc = runInNewContext('gc') as typeof globalThis.gc;

let failed = 0;
for (const [name, attack] of Object.entries(attacks)) {
  if (positionals.length === 0 || positionals.includes(name)) {
    const { area, tried, failures, notes = [] } = await attack(size);
    failed += failures.length;
    console.log(`${area}: ${tried.toLocaleString('en')} tried, ${failures.length} failed`);
    notes.forEach((note) => console.log(`  ${note}`));
    failures.slice(0, 10).forEach((failure) => console.log(`  FAILED ${failure}`));
  }
}
// What an attack left hanging must not keep this from ending.
process.exit(failed === 0 ? 0 : 1);
