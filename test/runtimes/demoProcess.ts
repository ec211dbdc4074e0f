/**
 * A demonstration runtime of any size, as a program of its own: so that its work is not counted as the client's.
 *
 *   demoProcess.ts --socket PATH --containers N [--sandboxes N]    without a container: no pod at all
 */
import { parseArgs } from 'node:util';
import { startDemoRuntime } from '../../src/demo/demoRuntime.ts';
import { plantImages } from '../../src/demo/seed/plantNode.ts';
import { plantBulk } from './bulkNode.ts';

const { values } = parseArgs({
  options: { socket: { type: 'string', default: '' }, containers: { type: 'string' }, sandboxes: { type: 'string' } },
});
const containers = Number(values.containers);
const counts = { containers, ...(values.sandboxes !== undefined && { sandboxes: Number(values.sandboxes) }) };
const runtime = await startDemoRuntime({
  socketPath: values.socket,
  plant: (planter) =>
    containers === 0 ? plantImages(planter, ['registry.k8s.io/pause:3.10']) : plantBulk(planter, counts),
  pullMs: [0, 0],
});
process.once('SIGTERM', () => void runtime.stop().then(() => process.exit(0)));
process.once('exit', () => runtime.removeFiles());
console.log(`listening on unix://${runtime.socketPath}`);
