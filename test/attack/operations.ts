import type { EndpointClient } from '../../src/contract/endpoint.ts';

/** Every operation of the ports that a person or the model can ask for. */
export function operationsOf({
  runtime,
  images,
  containerd,
  criEvents,
}: EndpointClient): Readonly<Record<string, () => Promise<unknown>>> {
  const { signal } = new AbortController();
  const spec = { name: 'a', uid: 'b', namespace: 'c' };
  const digest = `sha256:${'a'.repeat(64)}`;
  return {
    version: () => runtime.version(),
    status: () => runtime.status(),
    statusRaw: () => runtime.statusRaw(),
    cgroupDriver: () => runtime.cgroupDriver(),
    listSandboxes: () => runtime.listSandboxes(),
    listOneSandbox: () => runtime.listSandboxes({ id: 'a' }),
    sandboxDetails: () => runtime.sandboxDetails('a'),
    runSandbox: () => runtime.runSandbox(spec),
    stopSandbox: () => runtime.stopSandbox('a'),
    removeSandbox: () => runtime.removeSandbox('a'),
    listContainers: () => runtime.listContainers(),
    listOneContainer: () => runtime.listContainers({ id: 'a' }),
    containerDetails: () => runtime.containerDetails('a'),
    createContainer: () => runtime.createContainer('a', { name: 'a', image: 'b' }, spec),
    startContainer: () => runtime.startContainer('a'),
    stopContainer: () => runtime.stopContainer('a', 1),
    removeContainer: () => runtime.removeContainer('a'),
    execSync: () => runtime.execSync('a', ['true'], 1),
    exec: () => runtime.exec({ containerId: 'a', command: ['sh'], tty: true, stdin: true }),
    listImages: () => images.listImages(),
    imageRaw: () => images.imageRaw('a'),
    pullImage: () => images.pullImage('localhost:5000/a:1'),
    removeImage: () => images.removeImage('a'),
    imageFilesystems: () => images.imageFilesystems(),
    criEvents: () => criEvents.subscribe(() => undefined, signal),
    isServed: () => containerd.isServed(),
    listTasks: () => containerd.listTasks(),
    taskState: () => containerd.taskState('a'),
    pullProgress: () => containerd.pullProgress('localhost:5000/a:1', 0),
    pullProgressByDigest: () => containerd.pullProgress(`localhost:5000/a@${digest}`, 0),
    serverPid: () => containerd.serverPid(),
    snapshotLayers: () => containerd.snapshotLayers('overlayfs', digest),
    countSnapshots: () => containerd.countSnapshots('overlayfs'),
    contentSize: () => containerd.contentSize(),
    taskPids: () => containerd.taskPids('a'),
    containerdEvents: () => containerd.subscribe(() => undefined, signal),
  };
}
