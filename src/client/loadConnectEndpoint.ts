import { Slices } from '../common/slices.ts';
import type { connectEndpoint } from './connectEndpoint.ts';

/**
 * Loads `connectEndpoint` with gRPC and the messages of all services. In steps that give way to others: evaluated in one
 * go it blocks the event loop for a tenth of a second.
 */
export async function loadConnectEndpoint(): Promise<typeof connectEndpoint> {
  const slices = new Slices();
  await slices.giveWay();
  // The file itself, half a megabyte, by the least of what is in it.
  await import(/* webpackChunkName: "cri" */ '../rpc/decoding.ts');
  await slices.giveWay();
  await import(/* webpackChunkName: "cri" */ '../rpc/criChannel.ts');
  await slices.giveWay();
  await import(/* webpackChunkName: "cri" */ '../rpc/loadDescriptors.ts');
  await slices.giveWay();
  await import(/* webpackChunkName: "cri" */ '../rpc/services.ts');
  await slices.giveWay();
  await import(/* webpackChunkName: "cri" */ '../rpc/containerdServices.ts');
  await slices.giveWay();
  const loaded = await import(/* webpackChunkName: "cri" */ './connectEndpoint.ts');
  return loaded.connectEndpoint;
}
