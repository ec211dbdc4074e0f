import type { LowLevelRuntime } from '../../contract/layers/isolation.ts';
import type { Hue } from '../screen/card.ts';

/** The colour of a handler's column: by its kind of isolation, and runc, the usual one, apart from its alternatives. */
export function isolationHue({ name, isolation }: LowLevelRuntime): Hue {
  switch (isolation) {
    case 'hostKernel':
      return name === 'runc' ? 'hostKernel' : 'alternative';
    case 'userNamespace':
    case 'wasm':
    case 'windows':
      return 'alternative';
    case 'userSpaceKernel':
      return 'userSpaceKernel';
    case 'virtualMachine':
    case 'microVm':
      return 'virtualMachine';
    case 'unknown':
      return 'none';
  }
}
