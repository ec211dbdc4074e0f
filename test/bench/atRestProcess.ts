/**
 * `atRestProcess.ts SOCKET events|polling SECONDS`: follows a node on which nothing happens, and prints what that cost
 * as JSON.
 */
import { ChildProcess } from 'node:child_process';
import { PerformanceObserver } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { connectEndpoint } from '../../src/client/connectEndpoint.ts';
import { endpointAt } from './endpointAt.ts';
import { followedSession } from './followedSession.ts';
import { onlySession } from './onlySession.ts';
import { openViews } from './openViews.ts';
import { pollAnew } from './pollAnew.ts';

const [socketPath = '', way = '', seconds = ''] = process.argv.slice(2);
const endpoint = endpointAt(socketPath);
const client = connectEndpoint(endpoint.address, () => 30_000);

let calls = 0;
new PerformanceObserver((list) => {
  // One for each call that has ended, whoever made it.
  calls += list.getEntriesByName('Http2Stream').length;
}).observe({ entryTypes: ['http2'] });

let processes = 0;
const { spawn } = ChildProcess.prototype as { spawn?: (...args: unknown[]) => unknown };
Object.assign(ChildProcess.prototype, {
  spawn(this: ChildProcess, ...args: unknown[]) {
    processes += 1;
    return spawn?.apply(this, args);
  },
});

if (way === 'events') {
  const session = followedSession(endpoint, client);
  openViews(onlySession(session));
  session.setVisible(true);
} else {
  void pollAnew(client, 2_000);
}
// Until the first look, and all that it loads and compiles, is over.
await pause(8_000);
calls = 0;
processes = 0;
const before = process.cpuUsage();
await pause(Number(seconds) * 1000);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ cpuMs: (user + system) / 1000, calls, processes }));
process.exit();
