/** Too busy to hear of a signal for longer than anybody would wait for it; then tidies up. Started by its test. */
process.on('SIGINT', () => {
  console.log('tidied up');
  process.exit(0);
});
// Keeps it alive until the signal comes.
setInterval(() => undefined, 60_000);
console.log('busy');
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
