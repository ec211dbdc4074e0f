/** `heapProcess.ts SOCKET CONTAINERS`: follows a node, opens all containers, and prints what is in memory as JSON. */
import { ok } from 'node:assert';
import { setTimeout as pause } from 'node:timers/promises';
import { connectEndpoint } from '../../src/client/connectEndpoint.ts';
import { eventually } from '../runtimes/eventually.ts';
import { allRows } from './allRows.ts';
import { endpointAt } from './endpointAt.ts';
import { followedSession } from './followedSession.ts';
import { onlySession } from './onlySession.ts';
import { openViews } from './openViews.ts';

const [socketPath = '', containers = ''] = process.argv.slice(2);
const endpoint = endpointAt(socketPath);
const session = followedSession(
  endpoint,
  connectEndpoint(endpoint.address, () => 30_000),
);
const views = openViews(onlySession(session));
session.setVisible(true);
await eventually(() => {
  ok(session.store.snapshot.loaded, 'Everything has been read.');
  ok(allRows(views.containers).length >= Number(containers), 'Every row has been made.');
});
// The statuses of exited containers are read after the lists, and drawn at the next turn.
await pause(3_000);
allRows(views.containers);
globalThis.gc?.();
globalThis.gc?.();
const { heapUsed, rss } = process.memoryUsage();
console.log(JSON.stringify({ heapBytes: heapUsed, residentBytes: rss }));
views.dispose();
session.dispose();
