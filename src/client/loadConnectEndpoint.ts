import { nextTurn } from '../common/nextTurn.ts';
import type { connectEndpoint } from './connectEndpoint.ts';

/**
 * Loads `connectEndpoint` with gRPC and the messages of all services. In steps, each in a turn of its own: evaluated in
 * one go it blocks the event loop, which others have work on, for a tenth of a second.
 */
export async function loadConnectEndpoint(): Promise<typeof connectEndpoint> {
  await nextTurn();
  // The file itself, half a megabyte, by the least of what is in it.
  await import(/* webpackChunkName: "cri" */ '../rpc/decoding.ts');
  await nextTurn();
  await import(/* webpackChunkName: "cri" */ '../rpc/criChannel.ts');
  await nextTurn();
  await import(/* webpackChunkName: "cri" */ '../rpc/loadDescriptors.ts');
  await nextTurn();
  await import(/* webpackChunkName: "cri" */ '../rpc/services.ts');
  await nextTurn();
  await import(/* webpackChunkName: "cri" */ '../rpc/containerdServices.ts');
  await nextTurn();
  const loaded = await import(/* webpackChunkName: "cri" */ './connectEndpoint.ts');
  return loaded.connectEndpoint;
}
