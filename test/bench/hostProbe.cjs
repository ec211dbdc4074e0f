/* global process, setInterval, clearInterval, setTimeout */
/**
 * An extension for the bench: whoever connects to its socket is told, as JSON, how the extension host that it shares is
 * faring, counted from the last time.
 */
const { readFileSync } = require('node:fs');
const { createServer } = require('node:net');
const { performance } = require('node:perf_hooks');
const v8 = require('node:v8');
const vm = require('node:vm');

/** The block that the collecting makes is over by then, and is not to be counted. */
const settledMs = 100;

/** Milliseconds that this thread has been on a processor, from the kernel's scheduler. */
function onProcessorMs() {
  return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
}

exports.activate = ({ subscriptions }) => {
  v8.setFlagsFromString('--expose-gc');
  const collectGarbage = vm.runInNewContext('gc');
  let longest = { ms: 0, busyMs: 0 };
  let turn = { atMs: performance.now(), onProcessorMs: onProcessorMs() };
  const ticks = setInterval(() => {
    const now = { atMs: performance.now(), onProcessorMs: onProcessorMs() };
    const ms = now.atMs - turn.atMs;
    if (ms > longest.ms) {
      longest = { ms, busyMs: now.onProcessorMs - turn.onProcessorMs };
    }
    turn = now;
  }, 1);
  const server = createServer((socket) => {
    const block = longest;
    collectGarbage();
    collectGarbage();
    const { heapUsed, rss } = process.memoryUsage();
    setTimeout(() => {
      longest = { ms: 0, busyMs: 0 };
      socket.end(JSON.stringify({ block, heapBytes: heapUsed, residentBytes: rss }));
    }, settledMs);
  });
  server.listen(process.env.CRI_EXPLORER_BENCH_PROBE);
  subscriptions.push({ dispose: () => server.close() }, { dispose: () => clearInterval(ticks) });
};
