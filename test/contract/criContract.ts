import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CriError } from '../../src/contract/failure.ts';
import type { ImagePort } from '../../src/contract/image.ts';
import type { RuntimePort } from '../../src/contract/runtime.ts';
import { eventually } from '../runtimes/eventually.ts';
import { PodFactory } from '../runtimes/podFactory.ts';
import type { TestRuntime } from '../runtimes/testRuntime.ts';
import type { ContractTraits } from './contractTraits.ts';
import { execContract } from './exec.contract.ts';

const unknownId = '0'.repeat(64);

/** What this client may rely on, whatever the runtime. Runs against real ones and the demonstration runtime alike. */
export function criContract(traits: ContractTraits, start: () => Promise<TestRuntime>): void {
  describe(`CRI contract of ${traits.title}`, () => {
    let subject: TestRuntime;
    let runtime: RuntimePort;
    let images: ImagePort;
    let pods: PodFactory;

    beforeAll(async () => {
      subject = await start();
      ({ runtime, images } = subject.client);
      pods = new PodFactory(subject);
    });
    afterEach(() => pods.removeAll());
    afterAll(() => subject[Symbol.asyncDispose]());

    const containerState = async (id: string): Promise<string | undefined> =>
      (await runtime.listContainers({ id }))[0]?.state;

    it('says its name, version and API version', async () => {
      const version = await runtime.version();
      expect(version).toMatchObject({ name: traits.runtimeName, apiVersion: 'v1' });
      expect(version.version).not.toBe('');
    });

    it('is ready, with a network', async () => {
      const { conditions } = await runtime.status();
      expect(conditions).toContainEqual(expect.objectContaining({ type: 'RuntimeReady', status: true }));
      expect(conditions).toContainEqual(expect.objectContaining({ type: 'NetworkReady', status: true }));
    });

    it('tells its handlers and cgroup driver, or says that it does not', async () => {
      const { handlers } = await runtime.status();
      if (traits.tellsHandlers) {
        expect(handlers.map(({ name }) => name)).toEqual(expect.arrayContaining([...traits.handlers]));
        expect(await runtime.cgroupDriver()).toMatch(/^(cgroupfs|systemd)$/);
      } else {
        expect(handlers).toEqual([]);
        await expect(runtime.cgroupDriver()).rejects.toMatchObject({
          failure: { reason: 'unimplemented', method: 'RuntimeConfig' },
        });
      }
    });

    it('tells its configuration as verbose information', async () => {
      const raw = await runtime.statusRaw();
      expect(raw).toMatchObject({ info: { config: expect.any(Object) } });
    });

    it.each(traits.handlers)('lives a container through on handler %s', async (runtimeHandler) => {
      const pod = await pods.sandbox({ runtimeHandler });
      const [sandbox] = await runtime.listSandboxes({ id: pod.sandboxId });
      expect(sandbox).toMatchObject({
        name: pod.spec.name,
        namespace: 'contract',
        uid: pod.spec.uid,
        attempt: 0,
        state: 'ready',
        runtimeHandler,
        labels: { app: pod.spec.name },
      });

      const { containerId } = await pods.container(pod, 'trap "exit 7" TERM; while true; do sleep 0.1; done');
      expect(await containerState(containerId)).toBe('created');
      await runtime.startContainer(containerId);
      expect(await containerState(containerId)).toBe('running');
      const echo = await runtime.execSync(containerId, ['echo', 'hello'], 10);
      expect(Buffer.from(echo.stdout).toString()).toBe('hello\n');
      expect(echo.exitCode).toBe(0);

      await runtime.stopContainer(containerId, 20);
      expect(await containerState(containerId)).toBe('exited');
      const { exit } = await runtime.containerDetails(containerId);
      expect(exit).toMatchObject({ code: 7, reason: 'Error' });

      await runtime.removeContainer(containerId);
      expect(await containerState(containerId)).toBeUndefined();
      await runtime.stopSandbox(pod.sandboxId);
      expect((await runtime.listSandboxes({ id: pod.sandboxId }))[0]?.state).toBe('notReady');
      await runtime.removeSandbox(pod.sandboxId);
      expect(await runtime.listSandboxes({ id: pod.sandboxId })).toEqual([]);
    });

    it('keeps every nanosecond of a time', async () => {
      const { containerId } = await pods.running();
      const [listed] = await runtime.listContainers({ id: containerId });
      const { raw } = await runtime.containerDetails(containerId);
      expect(raw).toMatchObject({ status: { created_at: String(listed?.createdAtNs) } });
      expect(Number(listed?.createdAtNs) / 1e6).toBeGreaterThan(Date.now() - 60_000);
    });

    it('tells the process and the specification of a container and of its sandbox', async () => {
      const { containerId, sandboxId } = await pods.running();
      const container = await runtime.containerDetails(containerId);
      expect(container.raw).toMatchObject({
        info: { info: { pid: expect.any(Number), runtimeSpec: expect.any(Object) } },
      });
      expect(container.exit).toBeUndefined();
      const sandbox = await runtime.sandboxDetails(sandboxId);
      expect(sandbox.raw).toMatchObject({ info: { info: { pid: expect.any(Number) } } });
      expect(sandbox.ips).toHaveLength(1);
    });

    it('reports how a container ended by itself', async () => {
      const { containerId } = await pods.running('exit 3');
      await eventually(async () => expect(await containerState(containerId)).toBe('exited'));
      const { exit } = await runtime.containerDetails(containerId);
      expect(exit).toMatchObject({ code: 3, reason: 'Error' });
      expect(exit?.finishedAtNs).toBeGreaterThan(0n);
    });

    it('kills what ignores the stop signal after the grace period', async () => {
      const { containerId } = await pods.running('trap "" TERM; while true; do sleep 0.1; done');
      await runtime.stopContainer(containerId, 1);
      expect((await runtime.containerDetails(containerId)).exit?.code).toBe(137);
    });

    it('starts a container once', async () => {
      const { containerId } = await pods.running('exit 0');
      await eventually(async () => expect(await containerState(containerId)).toBe('exited'));
      await expect(runtime.startContainer(containerId)).rejects.toMatchObject({ failure: { reason: 'rejected' } });
    });

    it('takes stopping and removing what is stopped or gone as done', async () => {
      const { containerId, sandboxId } = await pods.running();
      await runtime.stopContainer(containerId, 0);
      await runtime.stopContainer(containerId, 0);
      await runtime.removeContainer(containerId);
      await runtime.removeContainer(containerId);
      await runtime.stopSandbox(sandboxId);
      await runtime.stopSandbox(sandboxId);
      await runtime.removeSandbox(sandboxId);
      await runtime.removeSandbox(sandboxId);
    });

    it('does not know an unknown container or sandbox', async () => {
      const notFound = { failure: { reason: 'notFound' } };
      await expect(runtime.containerDetails(unknownId)).rejects.toMatchObject(notFound);
      await expect(runtime.sandboxDetails(unknownId)).rejects.toMatchObject(notFound);
      await expect(runtime.startContainer(unknownId)).rejects.toMatchObject(notFound);
      expect(await runtime.listContainers({ id: unknownId })).toEqual([]);
    });

    it('finds a container by a unique prefix of its id', async () => {
      const { containerId } = await pods.running();
      expect((await runtime.listContainers({ id: containerId.slice(0, 20) })).map(({ id }) => id)).toEqual([
        containerId,
      ]);
    });

    it('lets the caller keep what it knows of each list', async () => {
      const { containerId, sandboxId } = await pods.running();
      const keepFirst = <T extends { readonly id: string }>(known: ReadonlyMap<string, T>) => ({
        keep: (item: T): T => known.get(item.id) ?? item,
      });
      const sandboxes = byId(await runtime.listSandboxes());
      const containers = byId(await runtime.listContainers());
      const listed = byId(await images.listImages());
      const again = byId(await runtime.listContainers(undefined, keepFirst(containers)));
      expect(again.get(containerId)).toBe(containers.get(containerId));
      const pod = byId(await runtime.listSandboxes({ id: sandboxId }, keepFirst(sandboxes)));
      expect(pod.get(sandboxId)).toBe(sandboxes.get(sandboxId));
      expect(listed.size).toBeGreaterThan(0);
      for (const image of await images.listImages(keepFirst(listed))) {
        expect(image).toBe(listed.get(image.id));
      }
    });

    it('refuses an unknown handler with a reason', async () => {
      await expect(pods.sandbox({ runtimeHandler: 'no-such-handler' })).rejects.toMatchObject({
        failure: { reason: 'rejected', detail: expect.stringContaining('no-such-handler') },
      });
    });

    it('pulls an image, lists it, tells of it and removes it', async () => {
      const reference = subject.pullableImage;
      const tagged = async (): Promise<boolean> =>
        (await images.listImages()).some(({ repoTags }) => repoTags.includes(reference));
      expect(await tagged()).toBe(false);
      expect(await images.pullImage(reference)).not.toBe('');
      expect(await tagged()).toBe(true);
      const image = (await images.listImages()).find(({ repoTags }) => repoTags.includes(reference));
      expect(image?.sizeBytes).toBeGreaterThan(0n);
      expect(await images.imageRaw(reference)).toMatchObject({ image: { id: image?.id } });
      // Another name of the same image would go with it.
      await images.removeImage(reference);
      expect(await tagged()).toBe(false);
    });

    it('has nothing to tell of an unknown image', async () => {
      expect(await images.imageRaw('docker.io/local/none:1')).toBeUndefined();
    });

    it('says why an image cannot be pulled', async () => {
      const missing = subject.pullableImage.replace(/:[^:]*$/, ':no-such-tag');
      const error = await images.pullImage(missing).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(CriError);
      expect((error as CriError).failure).toMatchObject({ detail: expect.stringContaining('no-such-tag') });
    });

    it('says how full the images file system is', async () => {
      const [filesystem] = await images.imageFilesystems();
      expect(filesystem?.mountpoint).toMatch(/^\//);
      expect(filesystem?.timestampNs).toBeGreaterThan(0n);
    });

    execContract({
      runsScripts: traits.runsScripts,
      runtime: () => runtime,
      runBusyboxContainer: () => pods.running(),
    });
  });
}

function byId<T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((item) => [item.id, item]));
}
