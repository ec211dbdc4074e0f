/** Something that `Inspect` can show: an object of an endpoint, or the endpoint itself. */
export interface InspectSubject {
  readonly endpointId: string;
  readonly kind: 'container' | 'sandbox' | 'image' | 'endpoint';
  /** Empty for the endpoint itself. */
  readonly objectId: string;
  /** What its document is called. */
  readonly name: string;
}
