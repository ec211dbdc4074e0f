/** `layersProcess.ts SOCKET SANDBOX…`: prints the layers of a node as JSON, as far as this process's user may see them. */
import { connectEndpoint } from '../../src/client/connectEndpoint.ts';
import { FollowedLayers, jsonOf } from './followedLayers.ts';

const [path = '', ...sandboxIds] = process.argv.slice(2);
const address = { kind: 'unix', path } as const;
using followed = new FollowedLayers(
  { address },
  connectEndpoint(address, () => 10_000),
);
process.stdout.write(jsonOf(await followed.settled(sandboxIds)));
