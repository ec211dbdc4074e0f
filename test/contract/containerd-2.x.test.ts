import { criContract } from './criContract.ts';
import { realContainerd } from '../runtimes/realContainerd.ts';

criContract(
  {
    title: 'containerd 2.x',
    runtimeName: 'containerd',
    handlers: ['runc', 'crun', 'runsc'],
    tellsHandlers: true,
  },
  () => realContainerd('2.x'),
);
