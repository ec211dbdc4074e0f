import { criContract } from './criContract.ts';
import { realContainerd } from '../runtimes/realContainerd.ts';

criContract(
  {
    title: 'containerd 1.6',
    runtimeName: 'containerd',
    handlers: ['runc', 'crun', 'runsc'],
    tellsHandlers: false,
  },
  () => realContainerd('1.6'),
);
