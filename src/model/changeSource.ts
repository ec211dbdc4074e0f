/** How an endpoint's changes are heard of, and why no better way is used. */
export type ChangeSource =
  /** containerd's own event service: for everybody, and with images. */
  | { readonly kind: 'containerdEvents' }
  /** CRI's GetContainerEvents, on servers that send every event to every subscriber. */
  | { readonly kind: 'criEvents' }
  /** The lists are read again and again: the server has no events, has them switched off, or sent none yet. */
  | { readonly kind: 'polling'; readonly why: 'unimplemented' | 'switchedOff' | 'notAsked' };
