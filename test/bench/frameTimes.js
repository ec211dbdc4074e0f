/* global MessageChannel, performance, PerformanceObserver, requestAnimationFrame, window */
// Before the page's own script: notes how long it takes from each screen message to the frame that has it.
window.frameTimes = { frames: [], tasks: [] };

new PerformanceObserver((list) => {
  window.frameTimes.tasks.push(...list.getEntries().map(({ duration }) => duration));
}).observe({ type: 'longtask', buffered: true });

window.addEventListener('message', ({ data }) => {
  if (data?.kind !== 'screen') {
    return;
  }
  const beganAtMs = performance.now();
  requestAnimationFrame(() => {
    // A task that is posted in a frame comes after that frame was laid out and painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => window.frameTimes.frames.push(performance.now() - beganAtMs);
    port2.postMessage(undefined);
  });
});
