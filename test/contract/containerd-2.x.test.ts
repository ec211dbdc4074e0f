import { describe } from 'vitest';
import { runtimeAvailable } from '../runtimes/availability.ts';
import { realContainerd } from '../runtimes/realContainerd.ts';
import { containerdServices } from './containerdServices.ts';
import { criContract } from './criContract.ts';

describe.skipIf(!(await runtimeAvailable('2.x')))('real runtime', () => {
  criContract(
    {
      title: 'containerd 2.x',
      runtimeName: 'containerd',
      handlers: ['runc', 'crun', 'runsc'],
      tellsHandlers: true,
      runsScripts: true,
    },
    () => realContainerd('2.x'),
  );
  containerdServices('2.x');
});
