/** A process that starts a runtime with a pod on each handler, says the id and waits to be killed. */
import { RawCri } from '../../scripts/testbed/rawCri.ts';
import { isContainerdVersion } from '../../scripts/testbed/packages/containerdVersion.ts';
import { startTestbed } from '../../scripts/testbed/startTestbed.ts';
import { testPod } from './testPod.ts';

const version = process.argv[2] ?? '';
if (!isContainerdVersion(version)) throw new Error(`No version ${version}`);
const testbed = await startTestbed({ versions: [version], registry: true, report: console.error });
const containerd = testbed.containerd(version);
using cri = new RawCri(containerd.socketPath);
for (const handler of ['runc', 'crun', 'runsc']) await testPod(cri, containerd, handler, ['sleep', '1000']);
console.log([containerd.id, testbed.registry?.place.id].join(' '));
setInterval(() => undefined, 60_000);
