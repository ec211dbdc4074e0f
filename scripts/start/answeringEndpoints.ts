import { connectEndpoint } from '../../src/client/connectEndpoint.ts';
import type { Endpoint } from '../../src/contract/endpoint.ts';
import { discoverEndpoints } from '../../src/endpoint/discoverEndpoints.ts';

const probeTimeoutMs = (): number => 2_000;

/** The endpoints of this machine that really speak CRI v1. */
export async function answeringEndpoints(): Promise<Endpoint[]> {
  const { endpoints } = await discoverEndpoints({ env: process.env });
  const answers = await Promise.all(endpoints.map(answersCri));
  return endpoints.filter((_endpoint, index) => answers[index]);
}

async function answersCri({ address }: Endpoint): Promise<boolean> {
  const client = connectEndpoint(address, probeTimeoutMs);
  try {
    await client.runtime.version();
    return true;
  } catch {
    return false;
  } finally {
    client.dispose();
  }
}
