import type { Fact } from '../../contract/layers/fact.ts';
import { plainText } from '../../words/plainText.ts';
import type { DiagramContext } from '../diagramContext.ts';
import type { Badge } from '../screen/card.ts';
import { factBadge } from './factBadge.ts';
import type { IsolationView } from './isolationView.ts';
import { cut } from './shortText.ts';

const shownLength = 48;

/** AppArmor and SELinux: the profile or label, or that there is none although the node's kernel would enforce one. */
export function securityModuleBadges({ facts, node }: IsolationView, context: DiagramContext): readonly Badge[] {
  const { appArmor, selinux } = facts.isolation;
  const { securityModules } = node.kernel;
  const isOff = (module: string): boolean => securityModules.known && !securityModules.value.includes(module);
  return [
    ...moduleBadge('AppArmor', appArmor, isOff('apparmor'), context),
    ...moduleBadge('SELinux', selinux, isOff('selinux'), context),
  ];
}

function moduleBadge(name: string, fact: Fact<string>, isOff: boolean, context: DiagramContext): readonly Badge[] {
  const { l10n } = context;
  // A profile that no kernel enforces protects nothing.
  if (isOff && (!fact.known || fact.value === '')) {
    return [];
  }
  return [
    factBadge(
      fact,
      name,
      (value) => {
        if (isOff) {
          return { text: l10n.t('{0} not active on the node', name), tone: 'warn' };
        }
        return value === '' || value === 'unconfined'
          ? { text: l10n.t('no {0}', name), tone: 'warn' }
          : { text: `${name} ${cut(plainText(value), shownLength)}`, tone: 'good' };
      },
      context,
    ),
  ];
}
