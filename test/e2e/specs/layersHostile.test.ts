import type { Frame } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cardIds } from '../../../src/diagram/cardIds.ts';
import { endToEndAvailable } from '../../runtimes/availability.ts';
import { demonstration } from '../../runtimes/demonstration.ts';
import { PodFactory, type TestContainer } from '../../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../../runtimes/realContainerd.ts';
import { Explorer } from '../explorer.ts';
import { Diagram } from '../objects/diagram.ts';
import { reportFailure } from '../reportFailure.ts';

const html = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script><b class=pwned>bold</b>';
const markdown = '[click](command:workbench.action.quit) **bold** `code` $(trash) &lt;b&gt;';
const bidi = 'gpj.\u202Etxt\u2066\u200Fשלום\u0007\u001B[31mred\r\nsecond line';
const long = 'x'.repeat(64 * 1024);
const name = `${html}${markdown}${bidi}`;

/** A pod of which each text that the runtime lets through is hostile, on a node whose name is hostile as well. */
describe.skipIf(!(await endToEndAvailable()))('the runtime layers of a hostile pod', () => {
  let runtime: RealContainerd;
  let pods: PodFactory;
  let explorer: Explorer;
  let diagram: Diagram;
  let hostile: TestContainer;
  let longNamed: TestContainer;
  let page: Frame;
  const complaints: string[] = [];

  beforeAll(async () => {
    runtime = await realContainerd();
    pods = new PodFactory(runtime);
    const texts = { [html]: name, [markdown]: bidi };
    // The network plugins would refuse such a name.
    const network = { hostNetwork: true, hostname: '' };
    const pod = await pods.sandbox({
      ...network,
      name,
      namespace: name,
      labels: texts,
      annotations: { ...texts, long },
    });
    hostile = await pods.container(pod, 'sleep 1000', {
      name,
      command: ['sh', '-c', 'sleep 1000', html, markdown, bidi],
      env: { HOSTILE: name, LONG: long },
      labels: texts,
      annotations: { ...texts, long },
    });
    await runtime.client.runtime.startContainer(hostile.containerId);
    longNamed = await pods.running('sleep 1000', { ...network, name: long, namespace: long, runtimeHandler: 'runsc' });
    explorer = await Explorer.open({
      endpoints: [{ name: `"><i class=pwned>${name}`, address: `unix://${runtime.containerd.socketPath}` }],
    });
    explorer.workbench.page.on('console', (message) => {
      // Of the page in the frame, whose script has no address: the workbench has complaints of its own.
      const { url } = message.location();
      if (message.type() === 'error' && (url === '' || url.includes('webview'))) {
        complaints.push(message.text());
      }
    });
    await explorer.sandboxes.row(/onerror/).waitFor();
    await explorer.workbench.runCommand('CRI: Show Runtime Layers');
    diagram = new Diagram(explorer.workbench.page);
    await diagram.card(cardIds.container(hostile.containerId)).waitFor();
    page = await diagram.ownPage();
  });
  afterEach(({ task }) => reportFailure(task, explorer));
  afterAll(async () => {
    await explorer.close();
    await pods.removeAll();
    await runtime[Symbol.asyncDispose]();
  });

  const expectOnlyText = async (shot: string): Promise<void> => {
    await explorer.shot(`layers-hostile-${shot}`);
    expect(await page.evaluate(found)).toEqual(nothing);
  };

  it('is drawn as text on the node', async () => {
    await diagram.card(cardIds.container(longNamed.containerId)).waitFor();
    const title = diagram.card(cardIds.sandbox(hostile.sandboxId)).locator('.card-title').first();
    expect(await title.innerText()).toContain('<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>');
    expect(await title.innerText()).not.toMatch(/[\p{Cc}\u202E\u2066]/u);
    await expectOnlyText('node');
  });

  it('is drawn as text in the details', async () => {
    for (const id of [cardIds.sandbox(hostile.sandboxId), cardIds.container(hostile.containerId)]) {
      await diagram.choose(id);
      await diagram.chosen(id).waitFor();
      await diagram.details.locator('h2', { hasText: 'onerror' }).waitFor();
      await expectOnlyText('details');
    }
    await diagram.choose(cardIds.sandbox(longNamed.sandboxId));
    await diagram.details.locator('h2', { hasText: 'xxxx' }).waitFor();
    await expectOnlyText('details-long');
  });

  it('is drawn as text in its own picture, and the container in its', async () => {
    await diagram.doubleClick(cardIds.sandbox(hostile.sandboxId));
    await diagram.waitForFacts();
    await expectOnlyText('sandbox');
    await diagram.doubleClick(cardIds.container(hostile.containerId));
    await diagram.waitForFacts();
    await expectOnlyText('container');
  });

  it('is compared as text', async () => {
    await diagram.pressTab('Compare');
    await diagram.chooseSide('Left sandbox', hostile.sandboxId);
    await diagram.chooseSide('Right sandbox', longNamed.sandboxId);
    await diagram.compared('Handler').waitFor();
    await expectOnlyText('compare');
  });

  it('is listed as text in the calls', async () => {
    await diagram.pressTab('Overview');
    await diagram.pressTab('Calls');
    await diagram.calls.waitFor();
    await explorer.workbench.runCommand('CRI: Refresh');
    await diagram.call('ListContainers').first().click();
    const answer = diagram.calls.getByRole('tabpanel').filter({ hasText: 'onerror' });
    expect(await answer.innerText()).not.toMatch(/[\u202E\u2066]/);
    await expectOnlyText('calls');
  });

  it('is found by its text', async () => {
    await diagram.searchField.fill('<img src=x');
    await diagram.found(cardIds.shim(hostile.sandboxId)).waitFor();
    await diagram.searchField.press('Enter');
    await diagram.found(cardIds.sandbox(hostile.sandboxId)).waitFor();
    await expectOnlyText('search');
  });

  it('is drawn as text with a label of 64 KiB, which only the demonstration runtime lets through', async () => {
    await using demo = await demonstration();
    const labels = { [html]: long, long: `${html}${long}` };
    const { sandboxId } = await new PodFactory(demo).running('', { name, labels });
    await explorer.setEndpoints({ name: 'demo', address: `unix://${demo.socketPath}` });
    await explorer.sandboxes.row('etcd-demo-node').waitFor();
    await explorer.sandboxes.contextMenu(explorer.sandboxes.row(/onerror/), 'Show Runtime Layers');
    await diagram.card(cardIds.sandbox(sandboxId)).waitFor();
    page = await diagram.ownPage();
    await expectOnlyText('label');
  });

  it('caused no error in the page or the window', () => {
    expect(complaints).toEqual([]);
    expect(explorer.workbench.pageErrors).toEqual([]);
  });
});

const nothing = { elements: 0, ran: false, overflow: 0 };

/** In the page: what became of the texts besides text, and by how many pixels the picture is wider than its place. */
const found = `({
  elements: document.querySelectorAll('.pwned, #root img, #root script, #root a, #root iframe').length,
  ran: 'pwned' in window,
  overflow: Math.max(
    0,
    ...['html', 'body', '.app', '.bar', '.stage', '.details', '.calls']
      .flatMap((selector) => [...document.querySelectorAll(selector)])
      .map((element) => element.scrollWidth - element.clientWidth),
  ),
})`;
