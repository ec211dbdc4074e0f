import type { ContainerRecord } from '../state/containerRecord.ts';
import type { SandboxRecord } from '../state/sandboxRecord.ts';

export interface StreamChoice {
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  readonly tty: boolean;
}

/** What a token of the streaming server is good for, once. */
export type Session =
  | {
      readonly kind: 'exec';
      readonly container: ContainerRecord;
      readonly argv: readonly string[];
      readonly streams: StreamChoice;
    }
  | { readonly kind: 'attach'; readonly container: ContainerRecord; readonly streams: StreamChoice }
  | { readonly kind: 'portforward'; readonly sandbox: SandboxRecord; readonly ports: readonly number[] };
