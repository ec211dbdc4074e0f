import type { JSX } from 'preact';

/** In the place of facts that could not be had: the reason. */
export function Missing({ reason }: { readonly reason: string }): JSX.Element {
  return <p class="missing">{reason}</p>;
}
