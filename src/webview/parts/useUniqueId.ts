import { useState } from 'preact/hooks';

let used = 0;

/** For an element that another one names. Preact's own `useId` gives a component that comes later an id in use. */
export function useUniqueId(): string {
  return useState(() => `part-${++used}`)[0];
}
