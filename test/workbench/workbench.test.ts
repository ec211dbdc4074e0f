import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { currentRelease } from '../../scripts/workbench/codeServerRelease.ts';
import { screenshot } from '../e2e/objects/screenshot.ts';
import { themeKinds } from '../e2e/objects/theme.ts';
import type { TreeView } from '../e2e/objects/treeView.ts';
import type { Workbench } from '../e2e/objects/workbench.ts';
import { workbenchAvailable } from '../runtimes/availability.ts';
import { processesOfGroup } from './processesOfGroup.ts';
import { SampleWorkbench } from './sampleWorkbench.ts';

/** One window, driven step by step; each test starts where the one before it ended. */
describe.skipIf(!(await workbenchAvailable()))('the current VS Code', { timeout: 60_000 }, () => {
  let sample: SampleWorkbench;
  let workbench: Workbench;
  let pods: TreeView;

  beforeAll(async () => {
    const socketFolder = await mkdtemp(path.join(tmpdir(), 'socket-'));
    await chmod(socketFolder, 0o755);
    const socket = path.join(socketFolder, 'private.sock');
    const socketServer = createServer((connection) => connection.end());
    await new Promise<void>((resolve) => socketServer.listen(socket, resolve));
    await chmod(socket, 0o600);
    sample = await SampleWorkbench.open({
      release: currentRelease,
      machineSettings: { 'sample.socket': socket },
      locale: 'zh-cn',
    });
    workbench = sample.workbench;
    pods = workbench.tree('Pods');
    return async () => {
      await sample.close();
      socketServer.close();
      await rm(socketFolder, { recursive: true });
    };
  }, 120_000);

  it('opens quietly', async () => {
    expect(await workbench.editor.tabs()).toEqual([]);
    expect(await workbench.dialog.isOpen()).toBe(false);
    expect(await workbench.notifications.messages()).toEqual([]);
  });

  it('reads the rows of a tree', async () => {
    await workbench.openContainer('Sample');
    await pods.row('web').waitFor();
    expect(await pods.rows()).toMatchObject([
      { label: 'pod', description: 'ready', level: 1, expanded: true },
      { label: 'web', description: 'running', level: 2, expanded: undefined, accessibleName: 'About web, has actions' },
      { label: 'db', description: 'exited', level: 2 },
    ]);
    expect(await workbench.statusBar.text('acme.sample.count')).toBe('2 containers');
    expect(await pods.tooltip(pods.row('db'))).toContain('About db');
  });

  it('collapses, expands and selects rows', async () => {
    await pods.collapse(pods.row('pod'));
    expect(await pods.rows()).toHaveLength(1);
    await pods.expand(pods.row('pod'));
    await pods.select(pods.row('web'), pods.row('db'));
    expect((await pods.rows()).map((row) => row.selected)).toEqual([false, true, true]);
  });

  it('reads the welcome content of an empty view and presses its button', async () => {
    const { welcome } = workbench.tree('Images');
    await welcome.waitForText('No images here.');
    expect(await welcome.lines()).toEqual(['No images here.', 'Add an Image', 'Read more.']);
    expect(await welcome.buttons()).toEqual(['Add an Image']);
    await welcome.press('Add an Image');
    await workbench.quickInput.waitForTitle('New Container');
    await workbench.quickInput.cancel();
  });

  it('runs a translated palette command, answers its input box and pick list, and presses its toast', async () => {
    const { quickInput, notifications } = workbench;
    await workbench.runCommand('Sample: 添加容器');
    await quickInput.waitForTitle('New Container');
    await quickInput.input.fill('a name');
    await quickInput.message.getByText('No spaces.').waitFor();
    await quickInput.answer('cache');
    await quickInput.waitForTitle('State');
    expect(await quickInput.options()).toEqual(['created', 'running']);
    await quickInput.pick('created');
    await notifications.waitForText('Added cache');
    await pods.row('cache', 'created').waitFor();
    await screenshot(workbench.page, 'sample-toast');
    await notifications.press('Added cache', 'Undo');
    await pods.row('cache').waitFor({ state: 'detached' });
  });

  it('answers a modal dialog from an inline action and from the context menu', async () => {
    const { dialog } = workbench;
    const web = pods.row('web');
    expect(await pods.contextMenuLabels(web)).toEqual(['Inspect', 'Stop']);
    await pods.contextMenu(web, 'Stop');
    await dialog.waitForText('Stop web?');
    expect(await dialog.detail()).toBe('Its processes end.');
    expect((await dialog.buttons()).sort()).toEqual(['Cancel', 'Stop']);
    await screenshot(workbench.page, 'sample-dialog');
    await dialog.press('Cancel');
    await pods.inlineAction(web, 'Stop');
    expect(await dialog.message()).toBe('Stop web?');
    await dialog.press('Stop');
    await pods.row('web', 'exited').waitFor();
  });

  it('reads the editor in front', async () => {
    await pods.contextMenu(pods.row('db'), 'Inspect');
    expect(await workbench.editor.waitForText('deep')).toContain('name: db\nnested:\n  deep: yes');
    expect(await workbench.editor.title()).toBe('name: db');
  });

  it('types into a terminal, reads it and knows its size', async () => {
    await workbench.runCommand('Sample: Open Terminal');
    const terminal = workbench.terminal();
    await terminal.waitForText('ready');
    await terminal.type('hello');
    await terminal.waitForText('HELLO');
    await terminal.press('Enter');
    const { columns, rows } = await terminal.size();
    await terminal.waitForText(`size ${columns}x${rows}`);
    await workbench.page.setViewportSize({ width: 1200, height: 800 });
    await expect.poll(() => terminal.size()).not.toEqual({ columns, rows });
    await terminal.send('past the keyboard');
    await terminal.waitForText('PAST THE KEYBOARD');
    await screenshot(workbench.page, 'sample-terminal');
  });

  it('looks into a webview', async () => {
    await workbench.runCommand('Sample: Open Panel');
    await workbench.webview().frame.getByRole('heading', { name: 'Panel heading' }).waitFor();
  });

  it('shows every kind of theme', async () => {
    for (const kind of themeKinds) {
      await workbench.theme.set(kind);
    }
  });

  it.skipIf(process.getuid?.() !== 0)("is an ordinary user, who may not use root's socket", async () => {
    await workbench.runCommand('Sample: Probe Socket');
    await workbench.notifications.waitForText('uid 65534 EACCES');
    await workbench.notifications.dismiss('uid 65534 EACCES');
  });

  it('had no error of its own', () => {
    expect(workbench.pageErrors).toEqual([]);
  });

  it('leaves no process behind', async () => {
    const { processGroupId } = sample.server;
    expect((await processesOfGroup(processGroupId)).join('\n')).toContain('--type=extensionHost');
    await sample.server.stop();
    expect(await processesOfGroup(processGroupId)).toEqual([]);
  });
});
