/**
 * An extension for the bench: whoever connects to its socket is told, as JSON, how the extension host that it shares is
 * faring, counted from the last time.
 */
const { createServer } = require('node:net');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const v8 = require('node:v8');
const vm = require('node:vm');

/** The delay that the collecting makes is noted within this time, and is not to be counted. */
const settledMs = 100;

/* global process, setTimeout */

exports.activate = ({ subscriptions }) => {
  v8.setFlagsFromString('--expose-gc');
  const collectGarbage = vm.runInNewContext('gc');
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const server = createServer((socket) => {
    const longestBlockMs = delay.max / 1e6;
    collectGarbage();
    collectGarbage();
    const { heapUsed, rss } = process.memoryUsage();
    setTimeout(() => {
      delay.reset();
      socket.end(JSON.stringify({ longestBlockMs, heapBytes: heapUsed, residentBytes: rss }));
    }, settledMs);
  });
  server.listen(process.env.CRI_EXPLORER_BENCH_PROBE);
  subscriptions.push({ dispose: () => server.close() }, { dispose: () => delay.disable() });
};
