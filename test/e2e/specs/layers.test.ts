import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cardIds } from '../../../src/diagram/cardIds.ts';
import { endToEndAvailable } from '../../runtimes/availability.ts';
import { PodFactory, type TestContainer } from '../../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../../runtimes/realContainerd.ts';
import { shimPid } from '../../runtimes/shimPid.ts';
import { Explorer } from '../explorer.ts';
import { ContextMenu } from '../objects/contextMenu.ts';
import { Diagram } from '../objects/diagram.ts';
import { reportFailure } from '../reportFailure.ts';

/** The diagram in an editor tab: how a person gets to it, goes about in it and acts from it, while the node changes. */
describe.skipIf(!(await endToEndAvailable()))('the runtime layers in the workbench', () => {
  let runtime: RealContainerd;
  let pods: PodFactory;
  let explorer: Explorer;
  let diagram: Diagram;
  let web: TestContainer;
  let guest: TestContainer;

  const command = 'CRI: Show Runtime Layers';
  const press = (key: string): Promise<void> => explorer.workbench.page.keyboard.press(key);
  const layersTabs = async (): Promise<string[]> =>
    (await explorer.workbench.editor.tabs()).filter((title) => title.startsWith('Layers: '));
  const atNode = async (): Promise<void> => {
    await explorer.workbench.runCommand(command);
    await diagram.waitForPlace('node');
    await diagram.card(cardIds.hostKernel).waitFor();
  };
  const selectedRow = (name: string) =>
    explorer.sandboxes.row(name).and(explorer.workbench.page.locator('[aria-selected="true"]'));

  beforeAll(async () => {
    runtime = await realContainerd();
    pods = new PodFactory(runtime);
    web = await pods.running('sleep 1000', { namespace: 'shop', name: 'web', runtimeHandler: 'runc' });
    guest = await pods.running('sleep 1000', { namespace: 'tenant', name: 'guest', runtimeHandler: 'runsc' });
    explorer = await Explorer.open({
      endpoints: [{ name: 'node', address: `unix://${runtime.containerd.socketPath}` }],
      width: 1600,
    });
    diagram = new Diagram(explorer.workbench.page);
    await explorer.sandboxes.row('guest').waitFor();
  });
  afterEach(({ task }) => reportFailure(task, explorer));
  afterAll(async () => {
    await explorer.close();
    await pods.removeAll();
    await runtime[Symbol.asyncDispose]();
  });

  describe('is opened', () => {
    it('from the palette, at the node', async () => {
      await atNode();
      await diagram.status.filter({ hasText: 'live · events' }).waitFor();
      expect(await diagram.crumbs()).toEqual(['node']);
      await explorer.shot('layers-opened');
    });

    it('from a row of a sandbox and of a container, there, in the same tab', async () => {
      await explorer.sandboxes.contextMenu(explorer.sandboxes.row('guest'), 'Show Runtime Layers');
      await diagram.waitForPlace('tenant / guest');
      await explorer.containers.contextMenu(explorer.containers.row('app', /shop\/web/), 'Show Runtime Layers');
      await diagram.waitForPlace('app');
      expect(await diagram.crumbs()).toEqual(['node', 'runc', 'shop / web', 'app']);
      expect(await layersTabs()).toEqual(['Layers: node']);
    });

    it('from the title of a view, at the row that has the focus, and at the node where none has, in the same tab', async () => {
      await explorer.runtime.titleAction('Show Runtime Layers');
      await diagram.waitForPlace('node');
      await explorer.sandboxes.row('guest').click();
      await explorer.sandboxes.titleAction('Show Runtime Layers');
      await diagram.waitForPlace('tenant / guest');
      expect(await layersTabs()).toEqual(['Layers: node']);
    });
  });

  describe('leads', () => {
    it('from the node to a sandbox and a container by double click, and back by crumbs', async () => {
      await atNode();
      await expect
        .poll(() => diagram.card(cardIds.shim(web.sandboxId)).innerText())
        .toContain(`${await shimPid(web.sandboxId)}`);
      await diagram.doubleClick(cardIds.sandbox(web.sandboxId));
      await diagram.waitForPlace('shop / web');
      const shim = diagram.card(cardIds.shim(web.sandboxId));
      await shim.filter({ hasText: `pid ${await shimPid(web.sandboxId)}` }).waitFor();
      const pid = await runtime.pidOf(web.containerId);
      await diagram
        .card(cardIds.container(web.containerId))
        .filter({ hasText: `pid ${pid}` })
        .waitFor();
      await explorer.shot('layers-sandbox');
      await diagram.doubleClick(cardIds.container(web.containerId));
      await diagram.waitForPlace('app');
      await explorer.shot('layers-container');
      await diagram.pressCrumb('shop / web');
      await diagram.waitForPlace('shop / web');
      await diagram.pressCrumb('node');
      await diagram.waitForPlace('node');
    });

    it('to the details of a card, in which every fact has its source', async () => {
      await diagram.choose(cardIds.container(web.containerId));
      await diagram.waitForDetails('app');
      const pid = await runtime.pidOf(web.containerId);
      const fact = diagram.fact('Process ID').filter({ hasText: `${pid}` });
      await fact.filter({ hasText: 'ContainerStatus · info.pid' }).waitFor();
      // What is read only of a sandbox that is looked at is read of the one whose card is chosen.
      await diagram.details.filter({ hasNotText: 'being read' }).waitFor();
      await explorer.shot('layers-details');
    });

    it('to the top of what it opens, and back to where the node was left', async () => {
      await diagram.choose(cardIds.hostKernel);
      await expect.poll(() => diagram.scrollTop()).toBeGreaterThan(0);
      const left = await diagram.scrollTop();
      await diagram.doubleClick(cardIds.sandbox(web.sandboxId));
      await diagram.waitForPlace('shop / web');
      await expect.poll(() => diagram.scrollTop()).toBe(0);
      await diagram.pressCrumb('node');
      await diagram.waitForPlace('node');
      await expect.poll(() => diagram.scrollTop()).toBe(left);
    });

    it('the same way by Enter and Escape, the search being the shortest way to a card', async () => {
      await press('ControlOrMeta+f');
      await diagram.searchField.and(diagram.frame.locator(':focus')).waitFor();
      await explorer.workbench.page.keyboard.type('guest');
      await diagram.found(cardIds.shim(guest.sandboxId)).waitFor();
      await press('Enter');
      await diagram.found(cardIds.sandbox(guest.sandboxId)).waitFor();
      expect(await diagram.searchCount.innerText()).toBe('2 of 2');
      await explorer.shot('layers-search');
      await press('Escape');
      await diagram.card(cardIds.sandbox(guest.sandboxId)).focus();
      await press('Enter');
      await diagram.waitForPlace('tenant / guest');
      await diagram.card(cardIds.container(guest.containerId)).focus();
      await press('Enter');
      await diagram.waitForPlace('app');
      await press('Escape');
      await diagram.waitForPlace('tenant / guest');
      await press('Escape');
      await diagram.waitForPlace('node');
    });
  });

  describe('and the trees', () => {
    it('go with each other, the tree with a click on a card and the diagram with a selected row', async () => {
      await atNode();
      await diagram.choose(cardIds.sandbox(guest.sandboxId));
      await selectedRow('guest').waitFor();
      await explorer.sandboxes.row('web').click();
      await diagram.chosen(cardIds.sandbox(web.sandboxId)).waitFor();
      expect(await diagram.crumbs()).toEqual(['node']);
      await diagram.card(cardIds.sandbox(web.sandboxId)).focus();
      await press('Enter');
      await diagram.waitForPlace('shop / web');
      await explorer.sandboxes.row('guest').click();
      await diagram.waitForPlace('tenant / guest');
      await explorer.containers.row('app', /tenant\/guest/).click();
      await diagram.waitForPlace('app');
      expect(await diagram.crumbs()).toEqual(['node', 'runsc', 'tenant / guest', 'app']);
    });

    it('leave another side bar alone, until the row is asked for', async () => {
      await atNode();
      await explorer.workbench.openContainer('Explorer');
      await diagram.choose(cardIds.sandbox(guest.sandboxId));
      await diagram.waitForDetails('guest');
      await diagram.choose(cardIds.sandbox(web.sandboxId));
      await diagram.waitForDetails('web');
      expect(await explorer.sandboxes.tree.count()).toBe(0);
      await diagram.act('Show in Tree');
      await selectedRow('web').waitFor();
      await explorer.sandboxes.tree.and(explorer.workbench.page.locator(':focus')).waitFor();
      await explorer.shot('layers-shown-in-tree');
    });
  });

  describe('acts', () => {
    it('on a container: the question of the tree stops it, and its card says so', async () => {
      const doomed = await pods.container(web, 'sleep 1000', { name: 'doomed' });
      await runtime.client.runtime.startContainer(doomed.containerId);
      const { quickInput } = explorer.workbench;
      const row = explorer.containers.row('doomed', /^(?!.*created)/);
      await explorer.containers.contextMenu(row, 'Stop Container…');
      const question = async (): Promise<string> => {
        await quickInput.input.waitFor();
        return quickInput.box.innerText();
      };
      const asked = await question();
      await quickInput.cancel();

      await atNode();
      await diagram.choose(cardIds.container(doomed.containerId));
      await diagram.waitForDetails('doomed');
      await diagram.act('Stop Container…');
      expect(await question()).toBe(asked);
      await explorer.shot('layers-stop-asked');
      await quickInput.answer('0');
      await diagram.frame.getByRole('treeitem', { name: /container doomed, failed/ }).waitFor();
      await explorer.containers.row('doomed', /exited 137/).waitFor();
      await explorer.workbench.notifications.toast('Stopping').waitFor({ state: 'detached' });
      await explorer.shot('layers-stopped');
    });

    it('with the menu of its row, which a right click on a card opens', async () => {
      const onRow = await explorer.sandboxes.contextMenuLabels(explorer.sandboxes.row('guest'));
      await atNode();
      const menu = new ContextMenu(explorer.workbench.page);
      await menu.open(diagram.card(cardIds.sandbox(guest.sandboxId)).locator('.card-title').first());
      expect(await menu.labels()).toEqual(onRow);
      await explorer.shot('layers-card-menu');
      await menu.choose('Show Runtime Layers');
      await diagram.waitForPlace('tenant / guest');
      await diagram.pressCrumb('node');
      await diagram.waitForPlace('node');
    });

    it('on a container: a shell opens in a terminal', async () => {
      await diagram.choose(cardIds.container(web.containerId));
      await diagram.waitForDetails('app');
      await diagram.act('Exec in Terminal');
      const terminal = explorer.workbench.terminal();
      await terminal.waitForText(/[#$] ?$/);
      await terminal.send('hostname\r');
      await terminal.waitForText(`${web.spec.hostname}`);
      await explorer.shot('layers-exec');
      await explorer.workbench.runCommand('View: Hide Panel');
    });
  });

  describe('is true', () => {
    it('of a pod that another client makes and removes', async () => {
      await atNode();
      const late = await pods.running('sleep 1000', { namespace: 'shop', name: 'late', runtimeHandler: 'crun' });
      await diagram.card(cardIds.container(late.containerId)).waitFor();
      await diagram.card(cardIds.shim(late.sandboxId)).waitFor();
      await runtime.client.runtime.stopSandbox(late.sandboxId);
      await diagram.frame.getByRole('treeitem', { name: /sandbox late, not ready/ }).waitFor();
      await runtime.client.runtime.removeSandbox(late.sandboxId);
      await diagram.card(cardIds.sandbox(late.sandboxId)).waitFor({ state: 'detached' });
    });

    it('after it was hidden behind another tab', async () => {
      await explorer.sandboxes.contextMenu(explorer.sandboxes.row('web'), 'Inspect');
      await explorer.workbench.editor.waitForText('SANDBOX_READY');
      const hidden = await pods.running('sleep 1000', { namespace: 'shop', name: 'hidden' });
      await explorer.sandboxes.row('hidden').waitFor();
      await explorer.workbench.page.getByRole('tab', { name: /^Layers: node/ }).click();
      await diagram.card(cardIds.container(hidden.containerId)).waitFor();
      expect(await diagram.crumbs()).toEqual(['node']);
    });

    it('of a runtime that is down and comes back', async () => {
      await runtime.containerd.kill();
      await diagram.status.filter({ hasText: /^stale/ }).waitFor();
      await explorer.shot('layers-stale');
      await runtime.containerd.restart();
      runtime.client.reconnect();
      await diagram.status.filter({ hasText: 'live · events' }).waitFor();
      await diagram
        .card(cardIds.runtime)
        .filter({ hasText: `pid ${runtime.containerd.pid}` })
        .waitFor();
      const after = await pods.running('sleep 1000', { namespace: 'shop', name: 'after' });
      await diagram.card(cardIds.container(after.containerId)).waitFor();
    });

    it('after the window was loaded anew, where it was', async () => {
      await diagram.doubleClick(cardIds.sandbox(web.sandboxId));
      await diagram.waitForPlace('shop / web');
      await explorer.workbench.waitUntilKept(`"sandboxId":"${web.sandboxId}"`);
      await explorer.workbench.reload();
      await diagram.waitForPlace('shop / web');
      await diagram.status.filter({ hasText: 'live · events' }).waitFor();
      await diagram.card(cardIds.container(web.containerId)).waitFor();
      expect(await layersTabs()).toEqual(['Layers: node']);
      await explorer.shot('layers-restored');
      await atNode();
    });
  });

  it('caused no error in the window', () => {
    expect(explorer.workbench.pageErrors).toEqual([]);
  });
});
