import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cardIds } from '../../../src/diagram/cardIds.ts';
import { endToEndAvailable } from '../../runtimes/availability.ts';
import { PodFactory } from '../../runtimes/podFactory.ts';
import { type RealContainerd, realContainerd } from '../../runtimes/realContainerd.ts';
import { Explorer } from '../explorer.ts';
import { Diagram } from '../objects/diagram.ts';
import { reportFailure } from '../reportFailure.ts';

/** Every word of the extension; those of VS Code itself stay English without its language pack. */
describe.skipIf(!(await endToEndAvailable()))('CRI Explorer in Chinese', () => {
  let runtime: RealContainerd;
  let pods: PodFactory;
  let explorer: Explorer;

  beforeAll(async () => {
    runtime = await realContainerd();
    pods = new PodFactory(runtime);
    explorer = await Explorer.open({
      endpoints: [{ name: '节点', address: `unix://${runtime.containerd.socketPath}` }],
      locale: 'zh-cn',
    });
  });
  afterEach(({ task }) => reportFailure(task, explorer));
  afterAll(async () => {
    await explorer.close();
    await pods.removeAll();
    await runtime[Symbol.asyncDispose]();
  });

  it('says that there are no rows', async () => {
    const { welcome } = explorer.workbench.tree('沙箱');
    await welcome.waitForText('运行时中没有 Pod 沙箱');
    expect(await welcome.buttons()).toEqual(['刷新']);
    // As soon as one view says so, no other may say it of the rows that it is about to have.
    expect(
      await explorer.workbench
        .tree('镜像')
        .row(/busybox/)
        .count(),
    ).toBe(1);
    await explorer.shot('chinese-empty');
  });

  it('offers commands', async () => {
    await pods.running('sleep 1000', { namespace: 'shop', name: 'web' });
    const containers = explorer.workbench.tree('容器');
    const row = containers.row('app');
    await explorer.workbench
      .tree('容器')
      .row('app', /^(?!.*已创建)/)
      .waitFor();
    const labels = await containers.contextMenuLabels(row);
    expect(labels).toEqual(expect.arrayContaining(['在终端中执行', '检查', '停止容器…', '复制 ID']));
    expect(labels.filter((label) => !/\p{Script=Han}/u.test(label))).toEqual([]);
    await explorer.workbench.tree('运行时').row('版本', /^\d/).waitFor();
  });

  it('draws the layers', async () => {
    const diagram = new Diagram(explorer.workbench.page);
    await explorer.workbench.tree('沙箱').contextMenu(explorer.workbench.tree('沙箱').row('web'), '显示运行时分层图');
    await diagram.waitForPlace('shop / web');
    await diagram.waitForFacts();
    await explorer.shot('chinese-layers-sandbox');
    await diagram.pressCrumb('节点');
    await diagram.card(cardIds.hostKernel).waitFor();
    await diagram.choose(cardIds.runtime);
    await diagram.details.waitFor();
    await explorer.shot('chinese-layers-node');
    expect(await diagram.card(cardIds.otherClients).innerText()).toMatch(/\p{Script=Han}/u);
    expect(await diagram.details.innerText()).toMatch(/\p{Script=Han}/u);
  });

  it('asks', async () => {
    const { dialog } = explorer.workbench;
    const sandboxes = explorer.workbench.tree('沙箱');
    const row = sandboxes.row('web');
    await sandboxes.expand(row);
    await sandboxes.contextMenu(row, '删除沙箱…');
    await dialog.waitForText('web');
    expect(await dialog.message()).toMatch(/\p{Script=Han}/u);
    expect(await dialog.buttons()).toContain('删除');
    await explorer.shot('chinese-question');
    await dialog.press('删除');
    await row.waitFor({ state: 'detached' });
    expect(explorer.workbench.pageErrors).toEqual([]);
  });
});
