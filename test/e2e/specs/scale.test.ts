import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { workbenchAvailable } from '../../runtimes/availability.ts';
import { type DemonstrationRuntime, demonstration } from '../../runtimes/demonstration.ts';
import { PodFactory, type TestContainer } from '../../runtimes/podFactory.ts';
import { Explorer } from '../explorer.ts';
import { reportFailure } from '../reportFailure.ts';

/** As much on one node as nobody should have; the demonstration runtime makes it. */
describe.skipIf(!(await workbenchAvailable()))(
  'CRI Explorer on 5,000 sandboxes, 10,000 containers and 2,000 images',
  () => {
    let runtime: DemonstrationRuntime;
    let pods: PodFactory;
    let explorer: Explorer;

    beforeAll(async () => {
      runtime = await demonstration({ sandboxes: 5000, containers: 10_000, images: 2000 });
      pods = new PodFactory(runtime);
      explorer = await Explorer.open({ endpoints: [{ name: 'node', address: `unix://${runtime.socketPath}` }] });
    });
    afterEach(({ task }) => reportFailure(task, explorer));
    afterAll(async () => {
      await explorer.close();
      await runtime[Symbol.asyncDispose]();
    });

    const filter = async (text: string): Promise<void> => {
      await explorer.workbench.runCommand('CRI: Filter Rows…');
      await explorer.workbench.quickInput.waitForTitle('Filter Rows');
      await explorer.workbench.quickInput.input.fill(text);
    };
    const group = async (label: string): Promise<void> => {
      await explorer.workbench.runCommand('CRI: Group Containers…');
      await explorer.workbench.quickInput.pick(label);
    };

    it('lists the first thousand, and the others behind rows of a thousand each', async () => {
      await explorer.sandboxes.row(/^load-00000/).waitFor();
      await explorer.containers.tree.getByRole('treeitem').first().click();
      await explorer.workbench.page.keyboard.press('End');
      const page = explorer.containers.row(/^9001 to 10\d{3}$/);
      await page.waitFor();
      await explorer.shot('scale-pages');
      await explorer.containers.expand(explorer.containers.row('1001 to 2000'));
      await explorer.workbench.page.keyboard.press('Home');
    });

    it('groups containers by namespace, and by state', async () => {
      await group('Namespace');
      const namespace = explorer.containers.row('load-0', /^\d+$/);
      await namespace.waitFor();
      await explorer.containers.expand(namespace);
      await explorer.containers
        .row('app-0', /^load-0\/load-\d+-\w+ · /)
        .first()
        .waitFor();
      await explorer.shot('scale-grouped-by-namespace');
      await group('State');
      await explorer.containers.row('running', /^\d+$/).waitFor();
      await explorer.containers.row('exited', /^\d+$/).waitFor();
      await explorer.shot('scale-grouped-by-state');
      await group('Not grouped');
      await explorer.containers
        .row(/^app-0$/)
        .first()
        .waitFor();
    });

    it('filters as one types, says so, and shows all again', async () => {
      await filter('ns:load-3 load-0');
      // An earlier attempt at a pod counts with the last one.
      await explorer.sandboxes.message.filter({ hasText: /^\d+ of 4999 shown, filter: ns:load-3 load-0$/ }).waitFor();
      await explorer.workbench.quickInput.input.fill('ns:load-3 load-00103');
      await explorer.sandboxes.message.filter({ hasText: /^1 of 4999 shown/ }).waitFor();
      expect((await explorer.sandboxes.rows()).map(({ label }) => label)).toEqual([
        expect.stringMatching(/^load-00103-/),
      ]);
      await explorer.containers.message.filter({ hasText: /^2 of 10\d{3} shown/ }).waitFor();
      await explorer.shot('scale-filtered');
      await explorer.workbench.quickInput.input.fill('.* $(x) [');
      await explorer.images.message.filter({ hasText: /^0 of / }).waitFor();
      await explorer.workbench.quickInput.input.press('Enter');
      await explorer.sandboxes.row('Nothing passes the filter: clear it').waitFor();
      await explorer.sandboxes.titleAction('Clear Filter');
      await explorer.sandboxes.message.waitFor({ state: 'hidden' });
      await explorer.sandboxes.row(/^load-00000/).waitFor();
    });

    it('keeps selection and expansion through 100 changes', async () => {
      const steady = await pods.running('sleep 1000', { namespace: 'a-first', name: 'steady' });
      await pods.container(steady, 'sleep 1000', { name: 'aaa' });
      const pod = explorer.sandboxes.row('steady');
      await pod.waitFor();
      await explorer.sandboxes.expand(pod);
      await explorer.sandboxes.row('aaa').click();
      await group('Namespace');
      const namespace = explorer.containers.row('a-first');
      await explorer.containers.expand(namespace);
      const container = explorer.containers.row('aaa');
      await container.click();

      // They sort behind what is selected, for only the rows in sight are drawn.
      const others: TestContainer[] = [];
      for (let change = 0; change < 50; change += 1) {
        others.push(await pods.running('sleep 1000', { namespace: 'a-first', name: `z-other-${change}` }));
      }
      await explorer.containers.row('a-first', '52').waitFor();
      for (const { containerId } of others.toReversed()) {
        await runtime.client.runtime.stopContainer(containerId, 0);
      }
      await explorer.sandboxes.row('z-other-0').waitFor();
      await explorer.containers.row('app', /^a-first\/z-other-0 · exited/).waitFor();
      expect(await pod.getAttribute('aria-expanded')).toBe('true');
      expect(await explorer.sandboxes.row('aaa').getAttribute('aria-selected')).toBe('true');
      expect(await namespace.getAttribute('aria-expanded')).toBe('true');
      expect(await container.getAttribute('aria-selected')).toBe('true');
      await explorer.shot('scale-after-100-changes');
      await group('Not grouped');
    });

    it('keeps expansion and selection when a second endpoint comes', async () => {
      await using second = await demonstration();
      const pod = explorer.sandboxes.row('steady');
      await explorer.sandboxes.row('aaa').click();
      await explorer.setEndpoints(
        { name: 'node', address: `unix://${runtime.socketPath}` },
        { name: 'second', address: `unix://${second.socketPath}` },
      );
      await explorer.sandboxes.row('node', /live$/).waitFor();
      await pod.waitFor();
      expect(await pod.getAttribute('aria-expanded')).toBe('true');
      await explorer.sandboxes.row('aaa').waitFor();
      await expect.poll(() => explorer.sandboxes.row('aaa').getAttribute('aria-selected')).toBe('true');
      await explorer.shot('scale-second-endpoint');
      await explorer.setEndpoints({ name: 'node', address: `unix://${runtime.socketPath}` });
      await explorer.sandboxes.row('node').waitFor({ state: 'detached' });
      await explorer.sandboxes.row('aaa').waitFor();
    });

    it('caused no error in the window', () => {
      expect(explorer.workbench.pageErrors).toEqual([]);
    });
  },
);
