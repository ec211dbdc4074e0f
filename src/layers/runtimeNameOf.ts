import type { EndpointSnapshot } from '../model/endpointSnapshot.ts';

/** As `Version` has it; empty as long as that was not read. */
export function runtimeNameOf({ runtime }: Pick<EndpointSnapshot, 'runtime'>): string {
  return runtime?.version.name ?? '';
}
