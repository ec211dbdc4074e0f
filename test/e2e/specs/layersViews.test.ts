import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cardIds } from '../../../src/diagram/cardIds.ts';
import { endToEndAvailable } from '../../runtimes/availability.ts';
import { PodFactory, type TestContainer } from '../../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../../runtimes/realContainerd.ts';
import { axeViolations } from '../../webview/axeViolations.ts';
import { Explorer } from '../explorer.ts';
import { Diagram } from '../objects/diagram.ts';
import { poll } from '../objects/poll.ts';
import { themeKinds } from '../objects/theme.ts';
import { reportFailure } from '../reportFailure.ts';

/** What the diagram shows besides the layers as they are: two sandboxes compared, the calls, the tour; in each theme. */
describe.skipIf(!(await endToEndAvailable()))('the views of the runtime layers', () => {
  let runtime: RealContainerd;
  let pods: PodFactory;
  let explorer: Explorer;
  let diagram: Diagram;
  let web: TestContainer;
  let guest: TestContainer;

  beforeAll(async () => {
    runtime = await realContainerd();
    pods = new PodFactory(runtime);
    web = await pods.running('sleep 1000', { namespace: 'shop', name: 'web', runtimeHandler: 'runc' });
    await pods.running('sleep 1000', { namespace: 'shop', name: 'proxy', hostNetwork: true, hostname: '' });
    guest = await pods.running('sleep 1000', { namespace: 'tenant', name: 'guest', runtimeHandler: 'runsc' });
    explorer = await Explorer.open({
      endpoints: [{ name: 'node', address: `unix://${runtime.containerd.socketPath}` }],
      width: 1600,
      height: 1000,
    });
    diagram = new Diagram(explorer.workbench.page);
    await explorer.sandboxes.row('guest').waitFor();
    await explorer.workbench.runCommand('CRI: Show Runtime Layers');
    await diagram.card(cardIds.sandbox(guest.sandboxId)).waitFor();
  });
  afterEach(({ task }) => reportFailure(task, explorer));
  afterAll(async () => {
    await explorer.close();
    await pods.removeAll();
    await runtime[Symbol.asyncDispose]();
  });

  it('compare two sandboxes, and mark what differs', async () => {
    await diagram.pressTab('Compare');
    await diagram.chooseSide('Left sandbox', web.sandboxId);
    await diagram.chooseSide('Right sandbox', guest.sandboxId);
    const handler = diagram.compared('Handler').and(diagram.frame.locator('.differs'));
    await handler.filter({ hasText: 'runc' }).filter({ hasText: 'runsc' }).waitFor();
    await diagram.compared('user').and(diagram.frame.locator(':not(.differs)')).waitFor();
    await explorer.shot('layers-compare');
  });

  describe('list the calls', () => {
    const toggle = async (): Promise<void> => {
      await diagram.pressTab('Calls');
    };

    it('that a person’s own deeds make, with what was asked and answered', async () => {
      await diagram.pressTab('Overview');
      await toggle();
      // While the pointer is over them, the rows stay where they are, however many more come.
      await diagram.calls.getByRole('grid').hover();
      await explorer.workbench.runCommand('CRI: Pull Image…');
      await explorer.workbench.quickInput.answer(runtime.pullableImage);
      await diagram.call('PullImage').waitFor();
      await explorer.images.row(/local\/hello:1$/).waitFor();
      await diagram.call('PullImage').filter({ hasNotText: 'under way' }).click();
      const details = diagram.calls.getByRole('region', { name: 'PullImage' });
      await details.getByRole('tab', { name: 'Request' }).click();
      await details
        .getByRole('tabpanel')
        .filter({ hasText: `"image": "${runtime.pullableImage}"` })
        .waitFor();
      await details.getByRole('tab', { name: 'Response' }).click();
      await details.getByRole('tabpanel').filter({ hasText: 'sha256:' }).waitFor();
      await explorer.shot('layers-calls');
      const page = await diagram.ownPage();
      expect(await axeViolations(page)).toEqual([]);
    });

    it('also in a file', async () => {
      await diagram.calls.getByRole('button', { name: 'Export…' }).click();
      const file = path.join(explorer.server.workspaceFolder, 'exported.json');
      await explorer.workbench.quickInput.waitForTitle('Save node-calls.json');
      await explorer.shot('layers-calls-file');
      await explorer.workbench.quickInput.answer(file);
      const text = await poll('the file of calls', () => readFile(file, 'utf8'));
      const { calls } = JSON.parse(text) as { calls: { method: string }[] };
      expect(calls.map(({ method }) => method)).toContain('PullImage');
      await toggle();
      await diagram.calls.waitFor({ state: 'detached' });
    });
  });

  describe('tell a tour', () => {
    it('that is there from the start, step by step', async () => {
      await diagram.pressTab('Tour');
      await diagram.waitForStep(1);
      await diagram.tour.getByRole('button', { name: 'Next' }).click();
      await diagram.waitForStep(2);
      await diagram.step(4).click();
      await diagram.waitForStep(4);
      await diagram.tour.getByText('StartContainer', { exact: true }).waitFor();
      await explorer.shot('layers-tour');
      expect(await axeViolations(await diagram.ownPage())).toEqual([]);
    });

    it('that is recorded anew on this node, of which nothing is left', async () => {
      const { quickInput, dialog } = explorer.workbench;
      await runtime.client.images.removeImage(runtime.pullableImage);
      const before = await present(runtime);
      await diagram.tour.getByRole('button', { name: 'Record a Tour' }).click();
      await quickInput.waitForTitle('Record a Tour');
      await quickInput.answer(runtime.pullableImage);
      await dialog.waitForText(runtime.pullableImage);
      await explorer.shot('layers-tour-asked');
      await dialog.press('Run and Record');
      await diagram.tour
        .getByText(new RegExp(`Recorded on .* with ${runtime.pullableImage}$`))
        .waitFor({ timeout: 60_000 });
      await diagram.waitForStep(1);
      await explorer.shot('layers-tour-recorded');
      expect(await present(runtime)).toEqual(before);
    });
  });

  it.each(themeKinds)('are drawn in the theme %s, and can be read with a screen reader', async (theme) => {
    await explorer.workbench.theme.set(theme);
    const look = async (what: string): Promise<void> => {
      await explorer.shot(`layers-${what}-${theme}`);
      expect(await axeViolations(await diagram.ownPage())).toEqual([]);
    };
    await diagram.pressTab('Overview');
    await diagram.choose(cardIds.sandbox(guest.sandboxId));
    await diagram.waitForDetails('guest');
    await look('node');
    await diagram.doubleClick(cardIds.sandbox(guest.sandboxId));
    await diagram.waitForPlace('tenant / guest');
    await diagram.waitForFacts();
    await look('sandbox');
    await diagram.doubleClick(cardIds.container(guest.containerId));
    await diagram.waitForPlace('app');
    await diagram.waitForFacts();
    await look('container');
    await diagram.pressTab('Compare');
    await diagram.comparison.waitFor();
    await look('compare');
  });

  it('caused no error in the window', () => {
    expect(explorer.workbench.pageErrors).toEqual([]);
  });
});

/** What a tour could leave behind. */
async function present({ client }: RealContainerd): Promise<readonly string[]> {
  const [sandboxes, containers, images] = await Promise.all([
    client.runtime.listSandboxes(),
    client.runtime.listContainers(),
    client.images.listImages(),
  ]);
  return [...sandboxes, ...containers, ...images].map(({ id }) => id).sort();
}
