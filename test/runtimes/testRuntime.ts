import type { EndpointAddress, EndpointClient } from '../../src/contract/endpoint.ts';

/** A runtime that tests talk to: a real one, or the demonstration runtime. */
export interface TestRuntime extends AsyncDisposable {
  readonly address: EndpointAddress;
  readonly client: EndpointClient;
  /** Where the tests' pods put their cgroups. */
  readonly cgroupParent: string;
  /** An image that is present, with busybox in it. */
  readonly busyboxImage: string;
  /** An image that is absent and can be pulled. */
  readonly pullableImage: string;
  /** Where containers may write their logs. */
  readonly logFolder: string;
}
