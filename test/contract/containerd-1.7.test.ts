import { describe } from 'vitest';
import { runtimeAvailable } from '../runtimes/availability.ts';
import { realContainerd } from '../runtimes/realContainerd.ts';
import { containerdServices } from './containerdServices.ts';
import { criContract } from './criContract.ts';

describe.skipIf(!(await runtimeAvailable('1.7')))('real runtime', () => {
  criContract(
    {
      title: 'containerd 1.7',
      runtimeName: 'containerd',
      handlers: ['runc', 'crun', 'runsc'],
      tellsHandlers: false,
      runsScripts: true,
    },
    () => realContainerd('1.7'),
  );
  containerdServices('1.7');
});
