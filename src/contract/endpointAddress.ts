/** Where a CRI server listens. Made by `parseEndpointAddress`. */
export type EndpointAddress =
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number };

/** An endpoint that a view can show: configured by the user, or found on this machine. */
export interface Endpoint {
  /** Stable over restarts: the address as text. Row ids and remembered choices begin with it. */
  readonly id: string;
  readonly name: string;
  readonly address: EndpointAddress;
}

export function addressText(address: EndpointAddress): string {
  return address.kind === 'unix' ? `unix://${address.path}` : `tcp://${address.host}:${address.port}`;
}
