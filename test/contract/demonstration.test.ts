import { criContract } from './criContract.ts';
import { demonstration } from '../runtimes/demonstration.ts';

// No stand-in for the real ones: it passes what they pass, but for scripts, so that it stays like them.
criContract(
  {
    title: 'the demonstration runtime',
    runtimeName: 'demonstration',
    handlers: ['runc', 'runsc', 'kata'],
    tellsHandlers: true,
    runsScripts: false,
  },
  demonstration,
);
