import type { Localize } from '../../common/localize.ts';
import type { NodeFacts } from '../../contract/layers/node.ts';
import type { HighLevelRuntime, RuntimePart } from '../../runtimes/highLevelRuntime.ts';
import { byteText } from '../../words/bytes.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { cardIds } from '../cardIds.ts';
import { asIs, factLine } from '../fact/factLine.ts';
import { type DetailsContext, makeDetails } from '../makeDetails.ts';
import type { Details, FactLine } from '../screen/details.ts';
import { partContent } from './runtimeParts.ts';
import { highLevelRuntime, runtimeTitle } from './runtimeTitle.ts';

/** A part of the high-level runtime; `undefined` for one that this runtime has not. */
export function partDetails(key: string, { snapshot: { node }, context }: DetailsContext): Details | undefined {
  const kind = highLevelRuntime(node.runtime);
  const part = kind.parts.find((one) => one === key);
  return (
    part &&
    makeDetails(cardIds.part(part), {
      title: partContent(part, node.runtime, context).title,
      subtitle: context.l10n.t('Part of {0}', runtimeTitle(node.runtime, context)),
      lesson: partLesson(part, kind, context.l10n),
      facts: partFacts(part, node, context),
    })
  );
}

function partFacts(part: RuntimePart, { runtime, handlers }: NodeFacts, context: WordContext): readonly FactLine[] {
  const { l10n } = context;
  const { snapshotter, snapshots, blobs, images, tasks, cni, rootFolder, cgroupDriver } = runtime;
  const data = factLine(l10n.t('Root Folder'), rootFolder, asIs, context, { mono: true });
  switch (part) {
    case 'criPlugin':
      return [
        factLine(l10n.t('Cgroup Driver'), cgroupDriver, asIs, context),
        ...handlers.map(({ name, runtimeType }) =>
          factLine(l10n.t('Handler {0}', plainText(name)), runtimeType, asIs, context, { mono: true }),
        ),
      ];
    case 'imageStore':
      return [factLine(l10n.t('Images'), images, String, context), data];
    case 'contentStore':
      return [
        factLine(l10n.t('Blobs'), blobs, ({ count }) => String(count), context),
        factLine(l10n.t('Size'), blobs, ({ bytes }) => byteText(bytes), context),
        data,
      ];
    case 'snapshotter':
    case 'storage':
      return [
        factLine(l10n.t('Driver'), snapshotter, asIs, context),
        factLine(l10n.t('Snapshots'), snapshots, String, context),
        data,
      ];
    case 'cni':
      return [
        factLine(l10n.t('Networks'), cni, ({ networks }) => networks.join(', '), context),
        factLine(l10n.t('Plugins'), cni, ({ plugins }) => plugins.join(', '), context),
      ];
    case 'tasks':
    case 'monitors':
      return [factLine(l10n.t('Tasks'), tasks, String, context)];
  }
}

/** What a part of the high-level runtime is for. */
function partLesson(part: RuntimePart, { words }: HighLevelRuntime, l10n: Localize): readonly string[] {
  switch (part) {
    case 'criPlugin':
      return [
        l10n.t(
          'containerd itself knows no pods. The CRI plugin makes them: a sandbox is a container of the pause image, and the containers of the pod join its namespaces. All of it lives in containerd’s namespace k8s.io.',
        ),
      ];
    case 'imageStore':
      return [
        l10n.t(
          'The image store maps names to content: a tag or a digest to the manifest that it stands for. It holds no layer itself, so that two names of one image cost nothing.',
        ),
      ];
    case 'contentStore':
      return [
        l10n.t(
          'The content store keeps what was downloaded, each blob under its digest: manifests, configurations and the compressed layers. A blob that several images share is there once.',
        ),
        l10n.t('A layer that is already unpacked need not be there: it is not downloaded again.'),
      ];
    case 'snapshotter':
      return [
        l10n.t(
          'The snapshotter unpacks layers into snapshots, one on top of the other. A container gets a writable snapshot on top of those of its image, and all containers of the image share the rest.',
        ),
        l10n.t(
          'overlayfs is the usual one: the kernel merges the folders, and a file is copied when it is first written to.',
        ),
      ];
    case 'cni':
      return [
        l10n.t(
          'CNI plugins are programs that the runtime calls when a sandbox is made or removed. They work in its network namespace: make an interface, give it an address, set routes, and exit.',
        ),
        l10n.t('Pods on the host’s network do without.'),
      ];
    case 'tasks':
      return [
        l10n.t(
          'For containerd a container is a record; what runs is its task. The task service asks the shims for their state, and tells each start, exec, exit and out-of-memory kill as an event.',
        ),
        l10n.t('Only here it shows that a container is paused: CRI calls it running.'),
      ];
    case 'storage':
      return [
        l10n.t(
          'containers/storage is the library in which CRI-O keeps images and the file systems of containers alike, in layers on top of each other. Podman and Buildah use the same.',
        ),
      ];
    case 'monitors':
      return words.supervisorLesson(l10n);
  }
}
