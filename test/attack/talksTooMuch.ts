import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { CallLog } from '../../src/calls/callLog.ts';
import { connectEndpoint } from '../../src/client/connectEndpoint.ts';
import { endpointAt } from '../bench/endpointAt.ts';
import { followedSession } from '../bench/followedSession.ts';
import { onlySession } from '../bench/onlySession.ts';
import { openViews } from '../bench/openViews.ts';
import { startProcess } from '../bench/startProcess.ts';
import { type AttackResult, type AttackSize, failureLine, times } from './attackResult.ts';

const floods = ['knownEvents', 'unknownEvents', 'emptyEvents', 'imageEvents'];
const replies = [
  ...['endlessList', 'emptyItems', 'smallItems', 'smallImages', 'manyTags'],
  ...['manyConditions', 'nestedInfo', 'longInfo', 'exitedWithoutStatus'],
];
const deadlineMs = 10_000;
/** Memory that no runtime may make the window hold. */
const mostHeldBytes = 400 * 1024 * 1024;
/** A window that answers nothing for so long looks dead. */
const longestBlockMs = 1_500;

/** Floods of events: the session stays live, refreshes, and the window goes on. */
export function eventFloods(size: AttackSize): Promise<AttackResult> {
  return against('floods of events', floods, 1_000 * times(20, size), true);
}

/** Replies that are too much: told in words, and neither the window nor its memory suffers. */
export function tooMuch(size: AttackSize): Promise<AttackResult> {
  return against('replies that are too much', replies, 1_000 * times(15, size), false);
}

async function against(
  area: string,
  behaviours: readonly string[],
  lastsMs: number,
  staysLive: boolean,
): Promise<AttackResult> {
  const failures: string[] = [];
  const notes: string[] = [];
  const uncaught = (error: unknown): void => void failures.push(failureLine('uncaught', error));
  process.on('uncaughtException', uncaught).on('unhandledRejection', uncaught);
  for (const behaviour of behaviours) {
    const { problems, note } = await oneBehaviour(behaviour, lastsMs, staysLive);
    failures.push(...problems.map((problem) => `${behaviour}: ${problem}`));
    notes.push(`${behaviour}: ${note}`);
  }
  process.off('uncaughtException', uncaught).off('unhandledRejection', uncaught);
  return { area, tried: behaviours.length, failures, notes };
}

async function oneBehaviour(
  behaviour: string,
  lastsMs: number,
  staysLive: boolean,
): Promise<{ readonly problems: readonly string[]; readonly note: string }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'cri-attack-'));
  const socket = path.join(folder, 'cri.sock');
  const program = ['--import', 'tsx', 'test/attack/hostileProcess.ts', '--socket', socket, '--behaviour', behaviour];
  const server = await startProcess(program);
  const endpoint = endpointAt(socket);
  globalThis.gc?.();
  const before = heldBytes();
  let held = 0;
  const watching = setInterval(() => (held = Math.max(held, heldBytes() - before)), 50);
  const blocks = monitorEventLoopDelay({ resolution: 1 });
  const calls = new CallLog(endpoint.id);
  const session = followedSession(
    endpoint,
    connectEndpoint(endpoint.address, () => deadlineMs, calls),
  );
  const views = openViews(onlySession(session));
  blocks.enable();
  session.setVisible(true);
  await pause(lastsMs / 2);
  const startedAtMs = performance.now();
  const refreshed = await Promise.race([session.refresh().then(() => true), pause(4 * deadlineMs).then(() => false)]);
  const refreshMs = performance.now() - startedAtMs;
  // What a person who inspects the endpoint asks for.
  const read = session.runtime.statusRaw().then(String, String);
  const inspected = await Promise.race([read, pause(2 * deadlineMs, undefined)]);
  await pause(lastsMs / 2);
  const made = calls.inLastMinute;
  const blockMs = blocks.max / 1e6;
  const { phase } = session.store.snapshot.connection;
  clearInterval(watching);
  views.dispose();
  session.dispose();
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
  return {
    problems: [
      ...(refreshed ? [] : ['a refresh does not come back']),
      ...(inspected === undefined ? ['what the runtime says of itself does not come'] : []),
      ...(staysLive && phase !== 'live' ? [`it is ${phase}`] : []),
      ...(held > mostHeldBytes ? [`it held ${Math.round(held / 1e6)} MB`] : []),
      ...(blockMs > longestBlockMs ? [`blocked for ${blockMs.toFixed(0)} ms`] : []),
    ],
    note:
      `${phase}, blocks up to ${blockMs.toFixed(0)} ms, refreshed in ${refreshMs.toFixed(0)} ms, ` +
      `held ${Math.round(held / 1e6)} MB, ${made} calls in the last minute`,
  };
}

function heldBytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
