import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findCredentials } from '../../src/credentials/findCredentials.ts';
import { base64, home } from '../unit/credentials/home.ts';
import { type AttackResult, failureLine } from './attackResult.ts';
import { hostileJson, hostileTexts } from './hostileTexts.ts';
import { polluted } from './polluted.ts';

const reference = 'registry.example/a/b:1';
const deep = `${'{"auths":'.repeat(2_000)}{}${'}'.repeat(2_000)}`;

/** What a file of logins may hold. */
const files: readonly string[] = [
  ...hostileJson,
  ...hostileTexts.slice(0, 20),
  deep,
  ...['{"auths":null}', '{"auths":[]}', '{"auths":"x"}', '{"auths":{"registry.example":null}}'],
  ...['{"auths":{"registry.example":{"auth":7}}}', '{"auths":{"registry.example":{"auth":"!"}}}'],
  `{"auths":{"registry.example":{"auth":"${base64('no colon')}"}}}`,
  `{"auths":{"registry.example":{"auth":"${base64('a:b\0c')}"}}}`,
  ...['{"credsStore":"../../bin/sh"}', '{"credsStore":"a b"}', '{"credsStore":7}', '{"credHelpers":[]}'],
  ...['{"credHelpers":{"registry.example":"absent"}}', '{"credsStore":"-rf"}', '{"credsStore":"a\\u0000b"}'],
];

/** What a credential helper may do. */
const helpers: Readonly<Record<string, string>> = {
  silent: 'exit 0',
  failing: 'echo "credentials not found" >&2; exit 1',
  killed: 'kill -9 $$',
  chatty: 'yes | head -c 20000000',
  endless: 'yes',
  sleeping: 'sleep 600',
  deaf: 'exec 0<&-; echo "{}"',
  binary: 'head -c 100000 /dev/urandom',
  list: 'echo "[]"',
  numbers: 'echo \'{"Username":1,"Secret":2}\'',
  empty: 'echo \'{"Username":"","Secret":""}\'',
  polluting: 'echo \'{"__proto__":{"polluted":1},"Username":"a","Secret":"b"}\'',
  daemon: 'sleep 600 & echo "{}"',
};

/** What may lie where a file of logins is looked for, made by a shell with the place in $0. */
const places: Readonly<Record<string, string>> = {
  folder: 'mkdir "$0"',
  pipe: 'mkfifo "$0"',
  loop: 'ln -s config.json "$0"',
  device: 'ln -s /dev/zero "$0"',
  nowhere: 'ln -s /nonexistent/file "$0"',
  huge: 'truncate -s 3G "$0"',
  terminal: 'ln -s /dev/tty "$0"',
  unreadable: 'echo {} > "$0"; chmod 0 "$0"',
};

const hangsAfterMs = 20_000;
const hung = new Error('still at it after 20 s');

/** Files and helpers of other people: no login, or one, and a note; never an error, and nothing hangs. */
export async function credentialFiles(): Promise<AttackResult> {
  const failures: string[] = [];
  const check = async (what: string, prepare: (at: Awaited<ReturnType<typeof home>>) => Promise<unknown>) => {
    await using at = await home();
    await prepare(at);
    const search = findCredentials(reference, {
      secrets: { read: () => Promise.resolve(undefined) },
      ...{ places: at.places, signal: new AbortController().signal, helperTimeoutMs: 1_000 },
    });
    try {
      await Promise.race([
        search,
        setTimeout(hangsAfterMs, undefined, { ref: false }).then(() => Promise.reject(hung)),
      ]);
    } catch (error) {
      failures.push(failureLine(what, error));
    }
    if (polluted().length > 0) {
      failures.push(`${what}: the prototype of all objects has ${polluted().join(', ')}`);
    }
  };
  for (const [index, content] of files.entries()) {
    await check(`file ${index}`, (at) => at.write('.docker/config.json', content));
  }
  for (const [name, script] of Object.entries(helpers)) {
    await check(`helper ${name}`, async (at) => {
      await at.write('.docker/config.json', { credsStore: name });
      await at.helper(name, script);
    });
  }
  for (const [name, script] of Object.entries(places)) {
    await check(`place ${name}`, async (at) => {
      const place = path.join(at.folder, '.docker/config.json');
      await mkdir(path.dirname(place), { recursive: true });
      await promisify(execFile)('/bin/sh', ['-c', script, place]);
    });
  }
  const tried = files.length + Object.keys(helpers).length + Object.keys(places).length;
  return { area: 'files and helpers of logins', tried, failures };
}
