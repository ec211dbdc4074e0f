import type { RuntimeHandler } from '../rpc/generated/types/runtime/v1/RuntimeHandler.ts';

interface HandlerFacts {
  readonly runtimeType: string;
  readonly runtimeOptions: Readonly<Record<string, unknown>>;
  /** What `uname -r` says inside: gVisor and Kata bring a kernel of their own. */
  readonly kernel: string;
}

export const defaultRuntimeName = 'runc';

/** The runtime handlers of the demonstration node, by name. */
export const handlerFacts: Readonly<Record<string, HandlerFacts>> = {
  runc: {
    runtimeType: 'io.containerd.runc.v2',
    runtimeOptions: { binary_name: '/usr/sbin/runc' },
    kernel: '6.12.0-demonstration',
  },
  runsc: {
    runtimeType: 'io.containerd.runsc.v1',
    runtimeOptions: { type_url: 'io.containerd.runsc.v1.options', config_path: '/etc/containerd/runsc.toml' },
    kernel: '4.4.0',
  },
  kata: {
    runtimeType: 'io.containerd.kata.v2',
    runtimeOptions: { config_path: '/opt/kata/share/defaults/kata-containers/configuration.toml' },
    kernel: '6.12.22-kata',
  },
};

/** The nameless one is the default, as in containerd 2. Features of the absent kind are left out there too. */
export const runtimeHandlers: readonly RuntimeHandler[] = [
  { features: { recursive_read_only_mounts: true, user_namespaces: true } },
  { name: 'kata' },
  { name: 'runc', features: { recursive_read_only_mounts: true, user_namespaces: true } },
  { name: 'runsc' },
];

/** The facts behind a sandbox's handler; none named is the default one. Undefined for one that is not configured. */
export function factsOf(handler: string): HandlerFacts | undefined {
  return handlerFacts[handler === '' ? defaultRuntimeName : handler];
}
