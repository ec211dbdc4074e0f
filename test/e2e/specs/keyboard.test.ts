import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cardIds } from '../../../src/diagram/cardIds.ts';
import { endToEndAvailable } from '../../runtimes/availability.ts';
import { PodFactory, type TestContainer } from '../../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../../runtimes/realContainerd.ts';
import { Explorer } from '../explorer.ts';
import { Diagram } from '../objects/diagram.ts';
import { poll } from '../objects/poll.ts';
import { reportFailure } from '../reportFailure.ts';

const waitsForTerm = 'trap "exit 0" TERM; while true; do sleep 0.1; done';

/** What a person does with containers, sandboxes and images, who has no mouse. Nothing here clicks. */
describe.skipIf(!(await endToEndAvailable()))('CRI Explorer by keyboard alone', () => {
  let runtime: RealContainerd;
  let pods: PodFactory;
  let explorer: Explorer;
  let web: TestContainer;

  const keyboard = () => explorer.workbench.page.keyboard;
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      await keyboard().press(key);
    }
  };
  const type = (text: string): Promise<void> => keyboard().type(text);
  const palette = (title: string): Promise<void> => explorer.workbench.runCommand(title);
  const focusView = (title: string): Promise<void> => palette(`CRI Explorer: Focus on ${title} View`);
  const entry = (name: RegExp) => explorer.workbench.quickInput.box.getByRole('checkbox', { name });
  const rowInFocus = () => explorer.workbench.page.locator('.part.sidebar .monaco-list:focus .monaco-list-row.focused');
  const entryInFocus = () => explorer.workbench.page.locator('.monaco-menu .action-item.focused');
  /** Presses the key until what is in focus has the text. */
  const walk = async (key: string, inFocus: Locator, text: string): Promise<void> => {
    await poll(`the focus to get to ${text}`, async () => {
      const isThere = (await inFocus.filter({ hasText: text }).count()) > 0;
      await (isThere ? Promise.resolve() : press(key));
      return isThere;
    });
  };

  beforeAll(async () => {
    runtime = await realContainerd();
    pods = new PodFactory(runtime);
    explorer = await Explorer.open({
      endpoints: [{ name: 'node', address: `unix://${runtime.containerd.socketPath}` }],
    });
  });
  beforeEach(async () => {
    const pod = await pods.sandbox({ namespace: 'shop', name: 'web' });
    await pods.container(pod, 'sleep 1000', { name: 'other' });
    web = await pods.container(pod, waitsForTerm, { name: 'server' });
    await explorer.containers.row('server').waitFor();
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

  it('a container is started, inspected, stopped and removed from the palette, by a part of its name', async () => {
    await palette('CRI: Start Container');
    await entry(/server, shop\/web/).waitFor();
    await type('serv');
    await press('Enter');
    await explorer.containers.row('server', /^(?!.*created)/).waitFor();
    await explorer.containers.row('other', /created/).waitFor();

    await palette('CRI: Inspect');
    await entry(/server, shop\/web/).waitFor();
    await type('serv');
    await press('Enter');
    await explorer.workbench.editor.waitForText(web.containerId);

    await palette('CRI: Stop Container…');
    await entry(/server, shop\/web/).waitFor();
    await type('serv');
    await press('Enter');
    await explorer.workbench.quickInput.waitForTitle('Stop shop/web/server');
    await press('Enter');
    await explorer.containers.row('server', /exited 0/).waitFor();

    await palette('CRI: Remove Container…');
    await entry(/server, shop\/web/).waitFor();
    await type('serv');
    await press('Enter');
    await explorer.workbench.dialog.waitForText('Remove the container shop/web/server?');
    await press('Enter');
    await explorer.containers.row('server').waitFor({ state: 'detached' });
    await explorer.containers.row('other').waitFor();
  });

  it('a row is reached, and its menu opened, with the arrow keys', async () => {
    await focusView('Containers');
    await press('Home', 'ArrowDown');
    await rowInFocus().filter({ hasText: 'server' }).waitFor();
    await press('Shift+F10');
    await explorer.workbench.page.getByRole('menu').waitFor();
    await walk('ArrowDown', entryInFocus(), 'Start Container');
    await press('Enter');
    await explorer.containers.row('server', /^(?!.*created)/).waitFor();
    await press('Enter');
    await explorer.workbench.editor.waitForText(web.containerId);
  });

  it('a command from the palette begins with the row that a key was pressed on', async () => {
    await focusView('Containers');
    await press('Home', 'ArrowDown', 'ControlOrMeta+c');
    await palette('CRI: Start Container');
    await entry(/server, shop\/web/).waitFor();
    await press('Enter');
    await explorer.containers.row('server', /^(?!.*created)/).waitFor();
    await explorer.containers.row('other', /created/).waitFor();
  });

  it('an image is pulled as soon as its name is typed', async () => {
    await palette('CRI: Pull Image…');
    await explorer.workbench.quickInput.waitForTitle('Pull Image');
    await type(runtime.pullableImage);
    await press('Enter');
    // Not the row of the pull, which is called the same and goes: it has no size alone.
    await explorer.images.row(/local\/hello:1$/, /^[\d.]+ \w+B$/).waitFor();
    await focusView('Images');
    await press('Home');
    await walk('ArrowDown', rowInFocus(), 'local/hello:1');
    await press('Delete');
    await explorer.workbench.dialog.waitForText('local/hello:1');
    await press('Enter');
    await explorer.images.row(/local\/hello:1$/).waitFor({ state: 'detached' });
  });

  it('the diagram is searched, gone into and left again, and the focus goes along', async () => {
    await runtime.client.runtime.startContainer(web.containerId);
    await palette('CRI: Show Runtime Layers');
    const diagram = new Diagram(explorer.workbench.page);
    const [sandbox, container] = [cardIds.sandbox(web.sandboxId), cardIds.container(web.containerId)];
    const inFocus = (id: string) => diagram.card(id).and(diagram.frame.locator(':focus'));
    await diagram.card(container).waitFor();
    await press('ControlOrMeta+f');
    await diagram.searchField.and(diagram.frame.locator(':focus')).waitFor();
    await type('shop');
    await poll('the search to stand at the sandbox', async () => {
      const isThere = (await diagram.found(sandbox).count()) > 0;
      await (isThere ? Promise.resolve() : press('Enter'));
      return isThere;
    });
    await press('Escape');
    await inFocus(sandbox).waitFor();
    await press('Enter');
    await diagram.waitForPlace('shop / web');
    await poll('the focus to get to the container', async () => {
      const isThere = (await inFocus(container).count()) > 0;
      await (isThere ? Promise.resolve() : press('ArrowDown'));
      return isThere;
    });
    await press('Enter');
    await diagram.waitForPlace('server');
    await press('Escape');
    await diagram.waitForPlace('shop / web');
    await inFocus(container).waitFor();
    await press('Escape');
    await diagram.waitForPlace('node');
    await inFocus(sandbox).waitFor();
  });

  it('rows are filtered while the words are typed, and all come back with Escape', async () => {
    await palette('CRI: Filter Rows…');
    await explorer.workbench.quickInput.waitForTitle('Filter Rows');
    await type('server');
    await explorer.containers.row('other').waitFor({ state: 'detached' });
    await press('Escape');
    await explorer.containers.row('other').waitFor();
    await palette('CRI: Filter Rows…');
    await explorer.workbench.quickInput.waitForTitle('Filter Rows');
    expect(await explorer.workbench.quickInput.input.inputValue()).toBe('');
    await type('-server');
    await press('Enter');
    await explorer.containers.row('server').waitFor({ state: 'detached' });
    await explorer.containers.row('other').waitFor();
    await palette('CRI: Clear Filter');
    await explorer.containers.row('server').waitFor();
  });
});
