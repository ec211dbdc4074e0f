import type { IsolationFacts } from '../../contract/layers/isolation.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { factLine } from '../factLine.ts';
import type { FactLine } from '../screen/details.ts';

export function isolationLines(facts: IsolationFacts, context: DiagramContext): readonly FactLine[] {
  const { l10n } = context;
  const yesNo = (is: boolean): string => (is ? l10n.t('yes') : l10n.t('no'));
  const filter = (kind: 'filtered' | 'unconfined'): string =>
    kind === 'filtered' ? l10n.t('filtered') : l10n.t('unconfined');
  return [
    factLine(l10n.t('Privileged'), facts.privileged, yesNo, context),
    factLine('seccomp', facts.seccomp, filter, context),
    factLine(l10n.t('Capabilities'), facts.capabilities, (names) => names.map(withoutPrefix).join(' '), context),
    factLine(l10n.t('User'), facts.user, ({ uid, gid }) => `${uid}:${gid}`, context, { mono: true }),
    factLine(l10n.t('No New Privileges'), facts.noNewPrivileges, yesNo, context),
    factLine(l10n.t('Read-Only Root'), facts.readOnlyRoot, yesNo, context),
    factLine('AppArmor', facts.appArmor, (profile) => profile, context),
    factLine('SELinux', facts.selinux, (label) => label, context),
    factLine(l10n.t('Masked Paths'), facts.maskedPaths, String, context),
  ];
}

/** They all begin alike, and the line is long. */
function withoutPrefix(capability: string): string {
  return capability.replace(/^CAP_/, '');
}
