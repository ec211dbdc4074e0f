import type { Card, Connector, Hue, Tone } from '../../../src/diagram/screen/card.ts';
import type { HandlerColumn, LaneId, NodeScreen, SandboxGroup } from '../../../src/diagram/screen/nodeScreen.ts';
import type { Screen } from '../../../src/diagram/screen/screen.ts';

/** A card with what is usual of one. */
export function card(id: string, title: string, more: Partial<Card> = {}): Card {
  return {
    id,
    title,
    lines: [],
    badges: [],
    border: 'solid',
    hue: 'none',
    actions: [],
    cards: [],
    label: title,
    search: title.toLowerCase(),
    ...more,
  };
}

const line = (text: string, tone: Tone = 'muted', mono = false) => ({ text, tone, mono });

export function sandbox(
  name: string,
  namespace: string,
  age: string,
  containers: readonly (readonly [string, Tone, string])[],
  more: Partial<Card> = {},
): Card {
  const id = `sandbox/${name}`;
  return card(id, name, {
    aside: 'kubelet',
    state: 'good',
    lines: [line(age)],
    opens: { at: 'sandbox', sandboxId: name },
    object: { kind: 'sandbox', id: name },
    label: `Sandbox ${name}, ready, namespace ${namespace}`,
    search: `${name} ${namespace}`.toLowerCase(),
    actions: [
      { command: 'inspect', label: 'Inspect' },
      { command: 'stopSandbox', label: 'Stop Sandbox…' },
    ],
    cards: containers.map(([container, state, aside]) =>
      card(`container/${name}/${container}`, container, {
        state,
        aside,
        object: { kind: 'container', id: `${name}/${container}` },
        opens: { at: 'container', sandboxId: name, containerId: `${name}/${container}` },
        label: `Container ${container}, ${aside}`,
      }),
    ),
    ...more,
  });
}

function group(title: string, cards: readonly Card[], count = cards.length, troubled = 0): SandboxGroup {
  return { id: title, title, count, troubled, cards, isExpanded: false };
}

function shims(pids: readonly number[], handler: string): readonly Card[] {
  return pids.map((pid) =>
    card(`shim/${pid}`, 'shim', { lines: [line(String(pid), 'muted', true)], label: `Shim ${pid} of ${handler}` }),
  );
}

function column(
  handler: string,
  hue: Hue,
  weight: number,
  parts: Partial<HandlerColumn>,
  more: Partial<Card>,
): HandlerColumn {
  const id = `handler/${handler}`;
  return { id, hue, weight, handler: card(id, handler, { hue, ...more }), shims: [], groups: [], kernel: [], ...parts };
}

const columns: readonly HandlerColumn[] = [
  column(
    'runc',
    'hostKernel',
    5,
    {
      shims: shims([2269, 2306, 2343, 2380, 2417, 2454, 2491, 2528], 'runc'),
      groups: [
        group('shop', [
          sandbox(
            'web-7f9c',
            'shop',
            '3 d · 10.16.0.7',
            [
              ['nginx', 'good', '2 %'],
              ['sidecar', 'good', '0 %'],
            ],
            {
              bar: { share: 0.58, tone: 'good', title: '75 of 128 MiB' },
            },
          ),
          sandbox('api-55d8', 'shop', '3 d · 10.16.0.8', [
            ['api', 'good', '11 %'],
            ['migrate', 'muted', 'exit 0'],
          ]),
          sandbox('db-0', 'shop', '12 d · 10.16.0.9', [['postgres', 'good', '7 %']]),
        ]),
        group(
          'kube-system',
          [
            sandbox('coredns-x1', 'kube-system', '12 d · 10.16.0.2', [['coredns', 'good', '1 %']]),
            sandbox('etcd-node-a', 'kube-system', '12 d · host network', [['etcd', 'good', '4 %']], {
              aside: 'static',
              badges: [{ text: 'host network', tone: 'warn', title: 'Shares the network namespace of the host' }],
            }),
          ],
          5,
        ),
      ],
    },
    {
      aside: '8 sandboxes',
      border: 'dashed',
      lines: [line('runc 1.3.0 · io.containerd.runc.v2'), line('namespaces and cgroups, then exits', 'plain')],
      label: 'Runtime handler runc, 8 sandboxes, no process of it stays',
    },
  ),
  column(
    'crun',
    'alternative',
    1.5,
    {
      shims: shims([2749], 'crun'),
      groups: [
        group('default', [
          sandbox('debug', 'default', '5 m · 10.16.0.31', [['shell', 'good', '0 %']], { aside: 'manual' }),
        ]),
      ],
    },
    {
      aside: '1 sandbox',
      border: 'dashed',
      lines: [line('crun 1.21 · io.containerd.runc.v2'), line('the same, written in C', 'plain')],
    },
  ),
  column(
    'runsc',
    'userSpaceKernel',
    2,
    {
      shims: shims([2909, 2946, 2983], 'runsc'),
      groups: [
        group(
          'tenant-a',
          [sandbox('untrusted-1', 'tenant-a', '2 h · 10.16.0.40', [['job', 'bad', 'exit 137 OOM']], { state: 'bad' })],
          1,
          1,
        ),
        group('tenant-b', [
          sandbox('untrusted-2', 'tenant-b', '2 h · 10.16.0.41', [['job', 'good', '90 %']]),
          sandbox('batch-9', 'tenant-b', '10 m · 10.16.0.42', [['batch', 'good', '31 %']]),
        ]),
      ],
      kernel: [
        card('kernel/sentry', 'Sentry, a user-space kernel', {
          hue: 'userSpaceKernel',
          lines: [line('pid 9041, 9077, 9102', 'muted', true)],
        }),
      ],
    },
    {
      aside: '3 sandboxes',
      lines: [line('gVisor 20260112 · io.containerd.runsc.v1'), line('Sentry answers the system calls', 'plain')],
      label: 'Runtime handler runsc, 3 sandboxes',
    },
  ),
  column(
    'kata-clh',
    'virtualMachine',
    1,
    { kernel: [card('kernel/kata', 'Guest kernel', { border: 'hollow', hue: 'none', lines: [line('KVM: present')] })] },
    { border: 'hollow', hue: 'none', lines: [line('no sandbox yet'), line('a VM for each')] },
  ),
];

const namespaces = ['mnt', 'pid', 'net', 'ipc', 'uts', 'user', 'cgroup'].map((type) =>
  card(`namespace/${type}`, type, {
    lines: [
      line(
        type === 'user' ? 'host, all' : type === 'net' ? '11 own · 1 host' : '12 own',
        type === 'user' || type === 'net' ? 'warn' : 'muted',
      ),
    ],
    hue: 'none',
    label: `Namespaces of type ${type}`,
  }),
);

const lane = (id: LaneId, title: string, hint: string) => ({ id, title, hint });
const connector = (from: string, to: string, style: Connector['style'] = 'solid'): Connector => ({ from, to, style });

export const nodeBody: NodeScreen = {
  level: 'node',
  lanes: [
    lane('clients', 'Clients', 'who asks'),
    lane('cri', 'CRI', 'the contract: gRPC over a socket'),
    lane('highLevel', 'High-level runtime', 'images, snapshots, networks, tasks'),
    lane('shim', 'Shim', 'one a sandbox, outlives the runtime'),
    lane('lowLevel', 'Low-level runtime', 'creates the isolation'),
    lane('workload', 'Workload', 'sandboxes and their containers'),
    lane('kernel', 'Kernel', 'what is really shared'),
  ],
  clients: [
    card('kubelet', 'kubelet v1.36', { state: 'good', lines: [line('pid 812 · owns 10 of 12 sandboxes')] }),
    card('client/explorer', 'CRI Explorer (you)', { border: 'dashed', lines: [line('9 calls in the last minute')] }),
  ],
  cri: [
    card('cri/runtime', 'RuntimeService', { hue: 'cri', lines: [line('sandboxes, containers · 35 RPCs')] }),
    card('cri/image', 'ImageService', { hue: 'cri', lines: [line('images · 6 RPCs')] }),
    card('cri/streaming', 'Streaming server', {
      hue: 'cri',
      lines: [line('exec, attach, port-forward · 127.0.0.1:40991')],
    }),
  ],
  socket: '/run/containerd/containerd.sock',
  highLevel: [
    card('runtime', 'containerd 2.1.9', {
      hue: 'runtime',
      state: 'good',
      aside: 'pid 640 · up 12 d',
      badges: [
        { text: 'RuntimeReady', tone: 'good' },
        { text: 'NetworkReady', tone: 'good' },
      ],
      cards: [
        card('runtime/cri', 'CRI plugin', { lines: [line('sandbox controller')] }),
        card('runtime/images', 'Image store', { lines: [line('38 images')] }),
        card('runtime/content', 'Content store', { lines: [line('121 blobs · 1.9 GB')] }),
        card('runtime/snapshotter', 'Snapshotter', { lines: [line('overlayfs · 164')] }),
        card('runtime/cni', 'CNI', { lines: [line('bridge, portmap')] }),
        card('runtime/tasks', 'Tasks and events', { lines: [line('31 tasks')] }),
      ],
      label: 'containerd 2.1.9, ready',
    }),
  ],
  columns,
  kernel: card('kernel/host', 'Host kernel 6.18', {
    hue: 'hostKernel',
    aside: 'cgroup v2 · seccomp · AppArmor',
    cards: namespaces,
  }),
  connectors: [
    connector('kubelet', 'cri/runtime'),
    connector('kubelet', 'cri/image'),
    connector('client/explorer', 'cri/runtime', 'dashed'),
    connector('client/explorer', 'cri/image', 'dashed'),
    connector('client/explorer', 'cri/streaming', 'dashed'),
    connector('cri/runtime', 'runtime'),
    connector('cri/image', 'runtime'),
    connector('cri/streaming', 'runtime'),
    connector('kernel/sentry', 'kernel/host'),
  ],
  legend: [
    'dashed border: no process of it stays running',
    'yellow: shared with the host or unknown',
    'every fact names its source',
  ],
};

export const nodeScreen: Screen = {
  location: { at: 'node' },
  crumbs: [
    { label: 'node-a', to: { at: 'node' } },
    { label: 'Runtime Layers', to: { at: 'node' } },
  ],
  status: { text: 'live · events · 0.2 s ago', tone: 'good' },
  body: nodeBody,
  details: {
    cardId: 'handler/runsc',
    title: 'runsc (gVisor)',
    subtitle: 'Low-level runtime · handler "runsc"',
    lesson: [
      'A user-space kernel. It intercepts every system call and answers most of them itself, so a kernel bug is harder to reach.',
      'The cost: slower system calls and file access.',
    ],
    facts: [
      {
        label: 'Binary',
        value: '/usr/bin/runsc',
        source: 'Status · handler options',
        tone: 'plain',
        isKnown: true,
        mono: true,
      },
      { label: 'Version', value: '20260112.0', source: 'runsc --version', tone: 'plain', isKnown: true, mono: true },
      {
        label: 'Shim',
        value: 'containerd-shim-runsc-v1',
        source: '/proc/2909/exe',
        tone: 'plain',
        isKnown: true,
        mono: true,
      },
      { label: 'Platform', value: 'systrap', source: 'options.TypeUrl', tone: 'plain', isKnown: true, mono: true },
      { label: 'Sandboxes', value: '3', source: 'ListPodSandbox', tone: 'plain', isKnown: true, mono: false },
      {
        label: 'Recursive mounts',
        value: 'unknown',
        source: 'not reported by containerd 2.1',
        tone: 'warn',
        isKnown: false,
        mono: false,
      },
    ],
    links: {
      heading: 'Sandboxes',
      items: [
        {
          label: 'untrusted-1',
          aside: 'job exited 137, OOM',
          state: 'bad',
          to: { at: 'sandbox', sandboxId: 'untrusted-1' },
        },
        { label: 'untrusted-2', aside: 'running 2 h', state: 'good', to: { at: 'sandbox', sandboxId: 'untrusted-2' } },
        { label: 'batch-9', aside: 'running 10 m', state: 'good', to: { at: 'sandbox', sandboxId: 'batch-9' } },
      ],
    },
    object: { kind: 'endpoint', id: 'node-a' },
    actions: [],
    compareWith: [{ label: 'Compare with runc', to: { at: 'compare', leftId: 'untrusted-1', rightId: 'web-7f9c' } }],
  },
};
