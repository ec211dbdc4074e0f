import { beforeAll, describe, expect, it } from 'vitest';
import { oldestRelease } from '../../scripts/workbench/codeServerRelease.ts';
import { workbenchAvailable } from '../runtimes/availability.ts';
import { processesOfGroup } from './processesOfGroup.ts';
import { SampleWorkbench } from './sampleWorkbench.ts';

describe.skipIf(!(await workbenchAvailable()))('the oldest supported VS Code', { timeout: 60_000 }, () => {
  let sample: SampleWorkbench;

  beforeAll(async () => {
    sample = await SampleWorkbench.open({ release: oldestRelease });
    return () => sample.close();
  }, 120_000);

  it('shows rows, runs a command, asks and tells', async () => {
    const { workbench } = sample;
    const pods = workbench.tree('Pods');
    await workbench.openContainer('Sample');
    await pods.row('web', 'running').waitFor();
    await workbench.runCommand('Sample: Add Container');
    await workbench.quickInput.waitForTitle('New Container');
    await workbench.quickInput.answer('cache');
    await workbench.quickInput.pick('running');
    await workbench.notifications.waitForText('Added cache');
    await pods.inlineAction(pods.row('cache'), 'Stop');
    await workbench.dialog.waitForText('Stop cache?');
    await workbench.dialog.press('Stop');
    await pods.row('cache', 'exited').waitFor();
    await workbench.tree('Images').welcome.waitForText('No images here.');
  });

  it('has terminals that can be read', async () => {
    await sample.workbench.runCommand('Sample: Open Terminal');
    await sample.workbench.terminal().waitForText('ready');
    await sample.workbench.terminal().type('hello');
    await sample.workbench.terminal().waitForText('HELLO');
  });

  it('leaves no process behind', async () => {
    const { processGroupId } = sample.server;
    expect((await processesOfGroup(processGroupId)).join('\n')).toContain('--type=extensionHost');
    await sample.server.stop();
    expect(await processesOfGroup(processGroupId)).toEqual([]);
  });
});
