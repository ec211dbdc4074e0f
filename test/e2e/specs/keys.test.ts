import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endToEndAvailable } from '../../runtimes/availability.ts';
import { PodFactory, type TestContainer } from '../../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../../runtimes/realContainerd.ts';
import { Explorer } from '../explorer.ts';
import { reportFailure } from '../reportFailure.ts';

/** Delete, Enter and Ctrl+C on rows, by somebody who leaves the mouse alone. */
describe.skipIf(!(await endToEndAvailable()))('the keys of CRI Explorer', () => {
  let runtime: RealContainerd;
  let pods: PodFactory;
  let explorer: Explorer;
  let first: TestContainer;
  let second: TestContainer;
  let third: TestContainer;

  const press = (key: string): Promise<void> => explorer.workbench.page.keyboard.press(key);
  const copied = (): Promise<string> => explorer.workbench.page.evaluate('navigator.clipboard.readText()');
  const expectCopied = (...ids: readonly string[]): Promise<void> => expect.poll(copied).toBe(ids.join('\n'));
  const rowOf = (name: string) => explorer.containers.row(name);

  beforeAll(async () => {
    runtime = await realContainerd();
    pods = new PodFactory(runtime);
    explorer = await Explorer.open({
      endpoints: [{ name: 'node', address: `unix://${runtime.containerd.socketPath}` }],
    });
  });
  beforeEach(async () => {
    const pod = await pods.sandbox({ namespace: 'shop', name: 'web' });
    first = await pods.container(pod, 'sleep 1000', { name: 'a' });
    second = await pods.container(pod, 'sleep 1000', { name: 'b' });
    third = await pods.container(pod, 'sleep 1000', { name: 'c' });
    await rowOf('c').waitFor();
  });
  afterEach(async ({ task }) => {
    await reportFailure(task, explorer);
    await pods.removeAll();
    await explorer.sandboxes.row('web').waitFor({ state: 'detached' });
  });
  afterAll(async () => {
    await explorer.close();
    await runtime[Symbol.asyncDispose]();
  });

  it('Ctrl+C copies the id of the row in focus, also where the arrow keys went there', async () => {
    await rowOf('a').click();
    await press('ControlOrMeta+c');
    await expectCopied(first.containerId);
    await press('ArrowDown');
    await press('ControlOrMeta+c');
    await expectCopied(second.containerId);
  });

  it('Ctrl+C copies the ids of several rows, one a line', async () => {
    await rowOf('a').click();
    await press('Shift+ArrowDown');
    await press('ControlOrMeta+c');
    await expectCopied(first.containerId, second.containerId);
  });

  it('Enter inspects, and leaves a sandbox folded as it was', async () => {
    const sandbox = explorer.sandboxes.row('web');
    await sandbox.click();
    const expanded = await sandbox.getAttribute('aria-expanded');
    await press('Enter');
    await explorer.workbench.editor.waitForText('SANDBOX_READY');
    expect(await sandbox.getAttribute('aria-expanded')).toBe(expanded);
  });

  it('Enter inspects without values, until the button in the title shows them', async () => {
    await rowOf('a').click();
    await press('Enter');
    const { editor } = explorer.workbench;
    await editor.waitForText(/^# Environment values and likely secrets are hidden.*Show Values/);
    await editor.action('Show Values').click();
    await editor.waitForText(/^# All values are shown.*Hide Values/);
    await explorer.shot('inspect-values-shown');
    await editor.action('Hide Values').click();
    await editor.waitForText(/^# Environment values/);
    await editor.action('Show Values').waitFor();
  });

  it('Enter inspects each of several rows, in a tab of its own', async () => {
    await rowOf('a').click();
    await press('Shift+ArrowDown');
    await press('Enter');
    await expect
      .poll(() => explorer.workbench.editor.tabs())
      .toEqual(
        expect.arrayContaining([expect.stringMatching(/∕a\.container/), expect.stringMatching(/∕b\.container/)]),
      );
  });

  it('Enter folds and unfolds a row that only holds others', async () => {
    await explorer.workbench.runCommand('CRI: Group Containers…');
    await explorer.workbench.quickInput.pick('Namespace');
    const group = rowOf('shop');
    await group.click();
    const toggled = (await group.getAttribute('aria-expanded')) === 'true' ? 'false' : 'true';
    await press('Enter');
    await expect.poll(() => group.getAttribute('aria-expanded')).toBe(toggled);
    await explorer.workbench.runCommand('CRI: Group Containers…');
    await explorer.workbench.quickInput.pick('Not grouped');
    await rowOf('a').waitFor();
  });

  it('Delete removes one after the other, for the next row takes the place of the one that went', async () => {
    await rowOf('a').click();
    for (const name of ['a', 'b', 'c']) {
      await press('Delete');
      await explorer.workbench.dialog.waitForText(`Remove the container shop/web/${name}?`);
      await explorer.workbench.dialog.press('Remove');
      await rowOf(name).waitFor({ state: 'detached' });
      if (name !== 'c') {
        await expect.poll(() => explorer.containers.tree.locator('[aria-selected="true"]').count()).toBe(1);
      }
    }
    expect(await runtime.client.runtime.listContainers()).toEqual([]);
  });

  it('Delete removes all that is selected after one question, and nothing on a no', async () => {
    await runtime.client.runtime.startContainer(third.containerId);
    await explorer.containers.row('c', /^(?!.*created)/).waitFor();
    await explorer.containers.select(rowOf('a'), rowOf('c'));
    await press('Delete');
    await explorer.workbench.dialog.waitForText('Remove 2 containers?');
    expect(await explorer.workbench.dialog.detail()).toBe('shop/web/a\nshop/web/c: runs, and is killed at once');
    await explorer.shot('several-removed-by-key');
    await explorer.workbench.dialog.press('Cancel');
    await press('Delete');
    await explorer.workbench.dialog.press('Remove');
    await rowOf('a').waitFor({ state: 'detached' });
    await rowOf('c').waitFor({ state: 'detached' });
    await rowOf('b').waitFor();
  });

  it('the menu of several rows of different kinds removes what Delete does, and says that this is its key', async () => {
    await explorer.sandboxes.expand(explorer.sandboxes.row('web'));
    const inSandbox = explorer.sandboxes.row('a');
    await explorer.sandboxes.select(inSandbox, explorer.sandboxes.row('web'));
    const labels = await explorer.sandboxes.contextMenuLabels(inSandbox);
    expect(labels).toContain('Remove…');
    expect(labels).not.toContain('Remove Container…');
    await inSandbox.click({ button: 'right' });
    const entry = explorer.workbench.page.getByRole('menuitem').filter({ hasText: 'Remove…' });
    await entry.locator('.keybinding', { hasText: /Del|⌘/ }).waitFor();
    await explorer.shot('menu-of-several');
    await press('Escape');
    await explorer.sandboxes.contextMenu(inSandbox, 'Remove…');
    await explorer.workbench.dialog.waitForText('Remove the sandbox shop/web?');
    await explorer.workbench.dialog.press('Cancel');
  });

  it('from the palette, Enter takes the entry that the arrow keys went to', async () => {
    await explorer.workbench.runCommand('CRI: Start Container');
    await explorer.workbench.quickInput.box.getByRole('checkbox', { name: /\bb, shop\/web/ }).waitFor();
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Enter');
    await explorer.containers.row('b', /^(?!.*created)/).waitFor();
    await explorer.containers.row('a', /created/).waitFor();
  });
});
