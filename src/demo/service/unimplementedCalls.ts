import type { RuntimeServiceHandlers } from '../../rpc/generated/types/runtime/v1/RuntimeService.ts';
import { unimplemented } from '../callError.ts';
import type { Calls } from './call.ts';

type UnimplementedMethod =
  | 'CheckpointContainer'
  | 'ListMetricDescriptors'
  | 'ListPodSandboxMetrics'
  | 'StreamPodSandboxMetrics'
  | 'UpdatePodSandboxResources';

/** What the demonstration does not have says so as a Go server does. */
export const unimplementedCalls: Calls<RuntimeServiceHandlers, UnimplementedMethod> = {
  CheckpointContainer: refuse('CheckpointContainer'),
  ListMetricDescriptors: refuse('ListMetricDescriptors'),
  ListPodSandboxMetrics: refuse('ListPodSandboxMetrics'),
  StreamPodSandboxMetrics: refuse('StreamPodSandboxMetrics'),
  UpdatePodSandboxResources: refuse('UpdatePodSandboxResources'),
};

function refuse(method: UnimplementedMethod): () => never {
  return () => {
    throw unimplemented(method);
  };
}
