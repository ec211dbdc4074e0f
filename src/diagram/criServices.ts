import type { Localize } from '../common/localize.ts';
import { known } from '../contract/layers/fact.ts';
import type { NodeFacts } from '../contract/layers/node.ts';
import { plainText } from '../words/plainText.ts';
import type { WordContext } from '../words/wordContext.ts';
import { cardIds } from './cardIds.ts';
import { unknownBadges } from './fact/factBadge.ts';
import { factLine } from './fact/factLine.ts';
import { knownText } from './fact/factText.ts';
import { cardLine, makeCard, monoLine } from './makeCard.ts';
import { type DetailsContext, makeDetails } from './makeDetails.ts';
import type { Card } from './screen/card.ts';
import type { Details } from './screen/details.ts';

/** The three parts of the contract: two gRPC services, and a server for what streams. */
export function criCards({ runtime: { streamingAddress } }: NodeFacts, context: WordContext): readonly Card[] {
  const { l10n } = context;
  return [
    makeCard({
      id: cardIds.runtimeService,
      title: 'RuntimeService',
      lines: [cardLine(l10n.t('sandboxes and containers'))],
      hue: 'cri',
    }),
    makeCard({
      id: cardIds.imageService,
      title: 'ImageService',
      lines: [cardLine(l10n.t('images'))],
      hue: 'cri',
    }),
    makeCard({
      id: cardIds.streamingServer,
      title: l10n.t('Streaming server'),
      lines: [
        cardLine(l10n.t('exec, attach, port-forward')),
        monoLine(knownText(streamingAddress, plainText, context), streamingAddress.known ? 'muted' : 'warn'),
      ],
      badges: unknownBadges([streamingAddress], context),
      hue: 'cri',
    }),
  ];
}

const apiSource = { from: 'design', of: 'CRI v1' } as const;

export function runtimeServiceDetails({ snapshot: { node, sandboxes }, context }: DetailsContext): Details {
  const { l10n } = context;
  const containers = sandboxes.reduce((sum, facts) => sum + facts.containers.length, 0);
  const listed = (method: string): Parameters<typeof known>[1] => ({ from: 'call', method, field: '' });
  return makeDetails(cardIds.runtimeService, {
    title: 'RuntimeService',
    subtitle: l10n.t('A gRPC service of CRI'),
    lesson: runtimeServiceLesson(l10n),
    facts: [
      factLine(l10n.t('gRPC Name'), known('runtime.v1.RuntimeService', apiSource), (text) => text, context, {
        mono: true,
      }),
      factLine(
        l10n.t('Address'),
        known(node.address, { from: 'design', of: 'CRI Explorer' }),
        (text) => text,
        context,
        { mono: true },
      ),
      factLine(l10n.t('Sandboxes'), known(sandboxes.length, listed('ListPodSandbox')), String, context),
      factLine(l10n.t('Containers'), known(containers, listed('ListContainers')), String, context),
    ],
  });
}

export function imageServiceDetails({ snapshot: { node }, context }: DetailsContext): Details {
  const { l10n } = context;
  return makeDetails(cardIds.imageService, {
    title: 'ImageService',
    subtitle: l10n.t('A gRPC service of CRI'),
    lesson: imageServiceLesson(l10n),
    facts: [
      factLine(l10n.t('gRPC Name'), known('runtime.v1.ImageService', apiSource), (text) => text, context, {
        mono: true,
      }),
      factLine(l10n.t('Images'), node.runtime.images, String, context),
    ],
  });
}

export function streamingServerDetails({ snapshot: { node }, context }: DetailsContext): Details {
  const { l10n } = context;
  return makeDetails(cardIds.streamingServer, {
    title: l10n.t('Streaming server'),
    subtitle: l10n.t('An HTTP server of the runtime'),
    lesson: streamingServerLesson(l10n),
    facts: [factLine(l10n.t('Listens at'), node.runtime.streamingAddress, (text) => text, context, { mono: true })],
  });
}

function runtimeServiceLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'The part of CRI that runs things. A sandbox is made first, with its network and its cgroup; containers are then created and started in it.',
    ),
    l10n.t(
      'CRI came with Kubernetes 1.5 in 2016. Before, the code for each runtime, Docker and rkt, was part of the kubelet. rkt has ended since; runtimes that speak CRI come and go without a change in Kubernetes.',
    ),
  ];
}

function imageServiceLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'The part of CRI that pulls, lists and removes images. It is a service of its own, so that another program may serve it; nearly always the runtime serves both.',
    ),
    l10n.t('An image is needed before a container of it can be created: CreateContainer pulls nothing.'),
  ];
}

function streamingServerLesson(l10n: Localize): readonly string[] {
  return [
    l10n.t(
      'Exec, attach and port-forward do not stream over gRPC. The call returns a URL, and who asked connects to this HTTP server of the runtime.',
    ),
    l10n.t(
      'The URL works once and only for a short time. The server often listens on the node’s own loopback address alone: a forwarded CRI socket does not reach it.',
    ),
  ];
}
