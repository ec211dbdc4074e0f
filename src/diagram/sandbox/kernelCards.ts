import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { objectLabel } from '../../words/names.ts';
import { cardIds } from '../cardIds.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { cardLine, makeCard } from '../makeCard.ts';
import type { Card, Line } from '../screen/card.ts';
import { unknownText } from '../unknownText.ts';
import type { ChainFacts } from './chainFacts.ts';

/** Who answers the system calls: the host's kernel, behind the Sentry or beside a guest's. */
export function kernelCards(facts: ChainFacts): readonly Card[] {
  const { sandbox, context } = facts;
  const own = ownKernelCard(sandbox, context);
  return [...(own === undefined ? [] : [own]), hostKernelCard(facts)];
}

function ownKernelCard({ sandbox, runtime }: SandboxFacts, { l10n }: DiagramContext): Card | undefined {
  switch (runtime.isolation) {
    case 'userSpaceKernel':
      return makeCard({
        id: cardIds.sentry(sandbox.id),
        title: l10n.t('Sentry, a user-space kernel'),
        hue: 'userSpaceKernel',
        lines: [cardLine(l10n.t('answers the system calls itself, and asks the host’s kernel for few'), 'good')],
      });
    case 'virtualMachine':
    case 'microVm':
      return makeCard({
        id: cardIds.guestKernel(sandbox.id),
        title: l10n.t('guest kernel'),
        hue: 'virtualMachine',
        lines: [cardLine(l10n.t('answers the system calls in the virtual machine'), 'good')],
      });
    case 'hostKernel':
    case 'userNamespace':
    case 'wasm':
    case 'windows':
    case 'unknown':
      return undefined;
  }
}

function hostKernelCard({ snapshot, sandbox, context }: ChainFacts): Card {
  const { l10n } = context;
  const { release } = snapshot.node.kernel;
  const other = snapshot.sandboxes.find(({ runtime }) => runtime.isolation !== sandbox.runtime.isolation);
  return makeCard({
    id: cardIds.hostKernel,
    title: release.known ? l10n.t('Host kernel {0}', release.value) : l10n.t('Host kernel'),
    hue: 'hostKernel',
    lines: [
      sharedLine(sandbox, context),
      ...(release.known
        ? []
        : [cardLine(l10n.t('its release is not known: {0}', unknownText(release.reason, context)), 'warn')]),
      ...(other === undefined
        ? []
        : [
            cardLine(
              l10n.t('Compare with {0} ({1})', objectLabel(other.sandbox.name, other.sandbox.id), other.runtime.name),
              'accent',
            ),
          ]),
    ],
    ...(other === undefined ? {} : { opens: { at: 'compare', leftId: sandbox.sandbox.id, rightId: other.sandbox.id } }),
  });
}

function sharedLine({ runtime }: SandboxFacts, { l10n }: DiagramContext): Line {
  switch (runtime.isolation) {
    case 'hostKernel':
    case 'userNamespace':
      return cardLine(l10n.t('shared with the node: no guest kernel, no Sentry'), 'warn');
    case 'userSpaceKernel':
      return cardLine(l10n.t('sees the system calls of the Sentry, not those of the containers'));
    case 'virtualMachine':
    case 'microVm':
      return cardLine(l10n.t('sees the hypervisor, not the containers'));
    case 'wasm':
      return cardLine(l10n.t('sees the system calls of the shim that runs the WebAssembly'));
    case 'windows':
    case 'unknown':
      return cardLine(l10n.t('whether it is shared is not known'), 'warn');
  }
}
