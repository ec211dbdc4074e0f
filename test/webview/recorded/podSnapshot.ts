import type { LayersSnapshot } from '../../../src/contract/layers/snapshot.ts';
import { container } from '../../builders/container.ts';
import {
  aContainerFacts,
  aHandlerFacts,
  aLayersSnapshot,
  aNodeFacts,
  aSandboxFacts,
  nodeProcess,
  runc,
  runsc,
  someFact,
  someNamespaces,
} from '../../builders/layers.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { nginx, sidecar } from './podContainers.ts';
import { podNamespaces } from './podNamespaces.ts';

const usual = aSandboxFacts();

/** A pod of two containers, with its own namespaces. */
const web = aSandboxFacts({
  sandbox: sandbox({ id: 'web-7f9c', name: 'web-7f9c', namespace: 'shop' }),
  shim: someFact(nodeProcess(2101), { from: 'file', path: '/proc/2101/cmdline' }),
  namespaces: podNamespaces(2130, { mnt: 4026534107, pid: 4026534114, cgroup: 4026534149 }),
  cgroup: {
    ...usual.cgroup,
    path: someFact(
      '/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod9c1e.slice/cri-containerd-web.scope',
    ),
  },
  containers: [nginx, sidecar],
});

/** A pod in a Sentry: its containers' processes are not the node's. */
const untrusted = aSandboxFacts({
  sandbox: sandbox({ id: 'untrusted-1', name: 'untrusted-1', namespace: 'team-a', runtimeHandler: 'runsc' }),
  handler: someFact('runsc', { from: 'call', method: 'PodSandboxStatus', field: 'runtime_handler' }),
  runtimeType: someFact('io.containerd.runsc.v1'),
  binary: someFact('runsc'),
  runtime: runsc,
  shim: someFact(nodeProcess(2909, 'containerd-shim-runsc-v1')),
  pid: someFact(2931),
  runtimeProcesses: someFact([
    { role: 'sentry', process: nodeProcess(2931, 'runsc-sandbox') },
    { role: 'gofer', process: nodeProcess(2925, 'runsc-gofer') },
  ]),
  containers: [
    aContainerFacts({
      container: container({ id: 'job', sandboxId: 'untrusted-1', name: 'job' }),
      insideSandbox: true,
      pid: { known: false, reason: { why: 'notReported', by: 'runsc' } },
    }),
  ],
});

/** A static pod on the node's own network. */
const etcd = aSandboxFacts({
  sandbox: sandbox({ id: 'etcd-node-a', name: 'etcd-node-a', namespace: 'kube-system' }),
  namespaces: someNamespaces({
    net: someFact({ owner: 'host', inode: 4026531840 }, { from: 'file', path: '/proc/1800/ns/net' }),
  }),
  containers: [aContainerFacts({ container: container({ id: 'etcd', sandboxId: 'etcd-node-a', name: 'etcd' }) })],
});

/** Three pods, on runc and in gVisor, one of them on the node's network. */
export const podSnapshot: LayersSnapshot = aLayersSnapshot({
  node: {
    ...aNodeFacts(),
    handlers: [
      aHandlerFacts(),
      aHandlerFacts({
        name: 'runsc',
        isDefault: false,
        runtime: runsc,
        binary: someFact('/usr/local/bin/runsc'),
        version: someFact('runsc version release-20260622.0'),
      }),
    ],
  },
  sandboxes: [web, etcd, untrusted],
});

/** The first pod as an ordinary user who may not read /proc sees it, and after its pause was killed. */
export const brokenPodSnapshot: LayersSnapshot = {
  ...podSnapshot,
  sandboxes: [
    {
      ...web,
      runtime: runc,
      namespaces: podNamespaces(2130, {}),
      containers: [
        { ...nginx, namespaces: podNamespaces(2188, {}) },
        {
          ...sidecar,
          rootFilesystem: { ...sidecar.rootFilesystem, layers: { known: false, reason: { why: 'notReadYet' } } },
          mounts: {
            known: false,
            reason: { why: 'callFailed', method: 'ContainerStatus', reason: 'deadlineExceeded' },
          },
        },
      ],
    },
  ],
};
