import { known } from '../../contract/layers/fact.ts';
import { cardIds } from '../cardIds.ts';
import { factLine } from '../factLine.ts';
import { imageServiceLesson, runtimeServiceLesson, streamingServerLesson } from '../lessons/criLessons.ts';
import type { Details } from '../screen/details.ts';
import { type DetailsContext, makeDetails } from './detailsContext.ts';

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
