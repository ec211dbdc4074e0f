import { TestbedUnavailable } from '../testbed/testbedUnavailable.ts';
import { answeringEndpoints } from './answeringEndpoints.ts';
import type { ChosenRuntime } from './chosenRuntime.ts';
import { demonstrationRuntime } from './demonstrationRuntime.ts';
import { privateContainerd } from './privateContainerd.ts';

export interface RuntimeWish {
  readonly demo: boolean;
  readonly containerd: boolean;
  readonly endpoint: string | undefined;
}

/** What a person asked for, else what answers on this machine, else a private containerd, else the demonstration. */
export async function chooseRuntime(wish: RuntimeWish, report: (message: string) => void): Promise<ChosenRuntime> {
  if (wish.endpoint !== undefined) {
    const endpoints = [{ name: 'endpoint', address: wish.endpoint }];
    return nothingToStop(`As asked: ${wish.endpoint}.`, endpoints);
  }
  if (wish.demo) {
    return demonstrationRuntime('As asked');
  }
  if (wish.containerd) {
    return privateContainerd('As asked', report);
  }
  const found = await answeringEndpoints();
  if (found.length > 0) {
    return nothingToStop(`Found on this machine: ${found.map(({ id }) => id).join(', ')}.`, []);
  }
  try {
    return await privateContainerd('No CRI socket answers here', report);
  } catch (error) {
    if (error instanceof TestbedUnavailable) {
      return demonstrationRuntime(`No CRI socket answers here, and no private containerd can be had (${error.reason})`);
    }
    throw error;
  }
}

function nothingToStop(explanation: string, endpoints: ChosenRuntime['endpoints']): ChosenRuntime {
  return { explanation, endpoints, [Symbol.asyncDispose]: () => Promise.resolve() };
}
