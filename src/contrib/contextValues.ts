/**
 * What the rows of the trees carry as `contextValue` and the menus ask as `viewItem`. The part after `endpoint.` and
 * `problem.` varies and is asked only by prefix.
 */
export const contextValues = [
  'endpoint.connecting',
  'endpoint.live',
  'endpoint.stale',
  'endpoint.failed',
  'problem.socketAbsent',
  'problem.permissionDenied',
  'sandbox.ready',
  'sandbox.notReady',
  'container.created',
  'container.running',
  'container.exited',
  'container.unknown',
  'earlierAttempts',
  'image.used',
  'image.unused',
  'image.used.pinned',
  'image.unused.pinned',
  'pull',
  'group',
  'page',
  'fact',
] as const;
