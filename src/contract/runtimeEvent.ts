/**
 * That something happened to an object: a hint, never the truth. Events may be lost, repeated or of objects long gone,
 * so whoever gets one asks the runtime how the object is now.
 */
export type RuntimeEvent =
  | { readonly kind: 'sandbox'; readonly id: string }
  | { readonly kind: 'container'; readonly id: string }
  /** A sandbox or a container: containerd's task events do not say which. */
  | { readonly kind: 'task'; readonly id: string }
  /** Some image came, went or changed its names. */
  | { readonly kind: 'images' };
