/** Takes the README's pictures anew: `npm run pictures`. A real VS Code, a real containerd, the demonstration pods. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { runDemonstrationPods } from '../../scripts/start/demonstrationPods.ts';
import { realContainerd } from '../runtimes/realContainerd.ts';
import { Explorer } from './explorer.ts';
import { Diagram } from './objects/diagram.ts';

const folder = path.resolve(import.meta.dirname, '../../docs/images');
await mkdir(folder, { recursive: true });

await using runtime = await realContainerd('2.x');
await runDemonstrationPods(
  { socketPath: runtime.containerd.socketPath, cgroupParent: runtime.cgroupParent, logFolder: runtime.logFolder },
  console.log,
);
const explorer = await Explorer.open({
  endpoints: [{ name: 'node-a', address: `unix://${runtime.containerd.socketPath}` }],
  width: 1360,
  height: 960,
});
const { page } = explorer.workbench;
/** The tooltip of the row that was acted on would hide half of the picture. */
const calm = async (): Promise<void> => {
  // Into the text of the editor, which has no tooltips.
  await page.mouse.move(900, 300);
  await page.locator('.monaco-hover').first().waitFor({ state: 'hidden' });
};
const take = async (name: string): Promise<void> => {
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
};

try {
  for (const name of ['report', 'web']) {
    const pod = explorer.sandboxes.row(name);
    await pod.waitFor();
    await explorer.sandboxes.expand(pod);
  }
  await explorer.sandboxes.row('broken', /exited 3/).waitFor();

  await explorer.sandboxes.contextMenu(explorer.sandboxes.row('web'), 'Inspect');
  await explorer.workbench.editor.waitForText('SANDBOX_READY');
  await explorer.sandboxes.inlineAction(explorer.sandboxes.row('server'), 'Exec in Terminal');
  const terminal = explorer.workbench.terminal();
  await terminal.waitForText(/[#$] ?$/);
  await terminal.send('ps && wget -qO- localhost:8080\r');
  await terminal.waitForText('hello from busybox');
  await calm();
  await take('overview');

  await explorer.sandboxes.tooltip(explorer.sandboxes.row('broken'));
  await page.locator('.monaco-hover').getByText('Exit Code').first().waitFor();
  await take('tooltip');
  await calm();

  await explorer.images.contextMenu(explorer.images.row(/busybox/), 'Remove Image…');
  await explorer.workbench.dialog.waitForText('busybox');
  await take('remove-image');
  await explorer.workbench.dialog.press('Cancel');

  await page.setViewportSize({ width: 1720, height: 1080 });
  await explorer.workbench.runCommand('View: Toggle Panel Visibility');
  await explorer.workbench.runCommand('CRI: Show Runtime Layers');
  const diagram = new Diagram(page);
  await diagram.waitForPlace('node-a');
  await diagram.waitForDetails(/^containerd /);
  const web = (await runtime.client.runtime.listSandboxes()).find(({ name }) => name === 'web');
  await diagram.choose('handler/runsc');
  await calm();
  await take('layers-node');
  await diagram.doubleClick(`sandbox/${web?.id ?? ''}`);
  await diagram.waitForFacts();
  await calm();
  await take('layers-sandbox');
} finally {
  await explorer.close();
}
