import { type Container, type ContainerState, mayRun } from '../contract/container.ts';
import type { CriReason } from '../contract/failure.ts';
import type { Sandbox, SandboxState } from '../contract/sandbox.ts';

/** How an endpoint's connection stands, as the menus tell endpoints apart. */
export type EndpointPhase = 'connecting' | 'live' | 'stale' | 'failed';

/**
 * What a row of the trees carries as `contextValue` and the menus ask as `viewItem`: its kind and, where the menus
 * differ by it, its state (`container.running`). Rows and menus both use this type, so that no row can have a value
 * which no menu knows, and no menu can ask for one which no row has.
 */
export type ContextValue =
  | `endpoint.${EndpointPhase}`
  | `problem.${CriReason}`
  | `sandbox.${SandboxState}`
  /** Not ready, though a container of it may run: its pause process was killed alone. */
  | 'sandbox.notReady.alive'
  | `container.${ContainerState}`
  | `image.${'used' | 'unused'}${'' | '.pinned'}`
  | 'noMatch'
  | 'earlierAttempts'
  | 'pull'
  | 'group'
  | 'page'
  | 'fact';

/** Of a sandbox with these containers. */
export function sandboxContextValue(
  { state }: Pick<Sandbox, 'state'>,
  containers: readonly Container[],
): Extract<ContextValue, `sandbox.${string}`> {
  return state === 'notReady' && containers.some(mayRun) ? 'sandbox.notReady.alive' : `sandbox.${state}`;
}

type KindWithStates<Value = ContextValue> = Value extends `${infer Kind}.${string}` ? Kind : never;

/** One value, or all values of a kind: `container.*`. */
export type RowPattern = ContextValue | `${KindWithStates}.*`;

/** A when clause that is true on the rows whose context value fits one of the patterns. */
export function onRow(patterns: readonly RowPattern[]): string {
  const alternatives = patterns.map((pattern) => pattern.replaceAll('.', '\\.').replace(/\\\.\*$/, '\\..+'));
  return `viewItem =~ /^(${alternatives.join('|')})$/`;
}
