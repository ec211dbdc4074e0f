import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { objectLabel } from '../../words/names.ts';
import { plainText } from '../../words/plainText.ts';
import { stateWord } from '../../words/states.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { cgroupGroup } from '../cgroup/compareCgroups.ts';
import { runtimeGroup } from '../handler/compareRuntimes.ts';
import { lowLevelTitle } from '../handler/handlerCard.ts';
import { isolationGroup } from '../isolation/compareIsolation.ts';
import { namespaceGroup } from '../namespace/compareNamespaces.ts';
import { rootFilesystemGroup } from '../rootFilesystem/compareRootFilesystems.ts';
import { networkGroup } from '../sandbox/compareNetworks.ts';
import { processGroup } from '../sandbox/compareProcesses.ts';
import type { CompareScreen } from '../screen/compareScreen.ts';
import type { ComparedSides } from './comparedFact.ts';

/** Two sandboxes side by side, with a mark and where possible a sentence at what differs. */
export function projectCompareScreen(sides: ComparedSides): CompareScreen {
  const { snapshot, left, right, context } = sides;
  const { l10n } = context;
  const groups = [
    { title: l10n.t('Runtime'), facts: runtimeGroup(sides) },
    { title: l10n.t('Processes'), facts: processGroup(sides) },
    { title: l10n.t('Namespaces'), facts: namespaceGroup(sides) },
    { title: l10n.t('Network'), facts: networkGroup(sides) },
    { title: 'Cgroup', facts: cgroupGroup(sides) },
    { title: l10n.t('Isolation'), facts: isolationGroup(sides) },
    { title: l10n.t('Root file system'), facts: rootFilesystemGroup(sides) },
  ];
  return {
    level: 'compare',
    left: side(left, context),
    right: side(right, context),
    groups: groups.filter(({ facts }) => facts.length > 0),
    choices: snapshot.sandboxes.map((sandbox) => ({ sandboxId: sandbox.sandbox.id, label: choiceLabel(sandbox) })),
  };
}

function side(facts: SandboxFacts, { l10n }: WordContext): CompareScreen['left'] {
  const { id, name, namespace, state } = facts.sandbox;
  return {
    title: objectLabel(name, id),
    subtitle: [plainText(namespace), lowLevelTitle(facts.runtime), stateWord(state, l10n)]
      .filter((part) => part !== '')
      .join(' · '),
    to: { at: 'sandbox', sandboxId: id },
  };
}

function choiceLabel({ sandbox: { id, name, namespace }, runtime }: SandboxFacts): string {
  const place = [plainText(namespace), objectLabel(name, id)].filter((part) => part !== '').join(' / ');
  return `${place} (${lowLevelTitle(runtime)})`;
}
