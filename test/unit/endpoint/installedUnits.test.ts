import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { installedUnits } from '../../../src/endpoint/installedUnits.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const inFolder = temporaryFolder();

it('finds the services that a machine has in any of the folders of systemd, in the order asked for', async () => {
  mkdirSync(inFolder('etc'));
  mkdirSync(inFolder('usr'));
  writeFileSync(inFolder('usr', 'rke2-agent.service'), '');
  writeFileSync(inFolder('etc', 'k3s.service'), '');
  writeFileSync(inFolder('etc', 'k3s-agent.service.env'), '');
  const folders = [inFolder('etc'), inFolder('usr'), inFolder('none')];
  expect(await installedUnits(['k3s', 'k3s-agent', 'rke2-agent'], folders)).toEqual(['k3s', 'rke2-agent']);
});
