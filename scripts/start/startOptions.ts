import { parseArgs } from 'node:util';
import { CriError } from '../../src/contract/failure.ts';
import { parseEndpointAddress } from '../../src/endpoint/parseEndpointAddress.ts';
import type { RuntimeWish } from './chooseRuntime.ts';

export const usage = `npm start: VS Code in front of you, with this extension in it and a container runtime behind it.

  npm start                              the CRI sockets of this machine, or one made for the purpose
  npm start -- --containerd              a private containerd with demonstration pods (root, Debian or Ubuntu)
  npm start -- --demo                    the embedded demonstration runtime (anywhere)
  npm start -- --endpoint unix:///…      the socket you name
  npm start -- --no-open                 print the address only
  npm start -- --help                    print this

Ctrl-C ends it, and leaves nothing running and nothing mounted.`;

export interface StartWish extends RuntimeWish {
  readonly open: boolean;
}

export type StartOptions =
  | { readonly kind: 'start'; readonly wish: StartWish }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly why: string };

/** Reads what stands after `npm start --`. */
export function readStartOptions(args: readonly string[]): StartOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        demo: { type: 'boolean', default: false },
        containerd: { type: 'boolean', default: false },
        endpoint: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { demo, containerd, endpoint, help } = values;
    if (help) {
      return { kind: 'help' };
    }
    if ([demo, containerd, endpoint !== undefined].filter(Boolean).length > 1) {
      return { kind: 'wrong', why: 'One runtime is shown: choose one of --demo, --containerd and --endpoint.' };
    }
    if (endpoint !== undefined) {
      parseEndpointAddress(endpoint);
    }
    return { kind: 'start', wish: { demo, containerd, endpoint, open: !values['no-open'] } };
  } catch (error) {
    if (error instanceof CriError) {
      return { kind: 'wrong', why: 'The endpoint is to be a path, unix:///path or tcp://host:port.' };
    }
    return { kind: 'wrong', why: error instanceof Error ? error.message : String(error) };
  }
}
