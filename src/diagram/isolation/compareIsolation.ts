import type { Fact } from '../../contract/layers/fact.ts';
import type { IsolationFacts } from '../../contract/layers/isolation.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import {
  comparedFact,
  type ComparedSides,
  type Comparison,
  type ContainerPair,
  containerPairs,
  pairLabel,
} from '../compare/comparedFact.ts';
import type { ComparedFact } from '../screen/compareScreen.ts';

/** Capabilities that a sentence names. */
const namedLimit = 6;

/** What stands between their containers and the node. */
export function isolationGroup(sides: ComparedSides): readonly ComparedFact[] {
  return containerPairs(sides).flatMap((pair) => pairFacts(pair, sides.context));
}

function pairFacts({ name, left, right }: ContainerPair, context: WordContext): readonly ComparedFact[] {
  const { l10n } = context;
  const fact = <T>(
    label: string,
    part: (isolation: IsolationFacts) => Fact<T>,
    comparison: Comparison<T>,
  ): ComparedFact =>
    comparedFact(pairLabel(name, label), [part(left.isolation), part(right.isolation)], comparison, context);
  const format = (value: string | number): string => String(value);
  const yesNo = { format: (is: boolean): string => (is ? l10n.t('yes') : l10n.t('no')) };
  return [
    fact(l10n.t('Privileged'), ({ privileged }) => privileged, {
      ...yesNo,
      meaning: (isLeft) =>
        isLeft
          ? l10n.t('The left one has all capabilities and devices that its runtime can give.')
          : l10n.t('The right one has all capabilities and devices that its runtime can give.'),
    }),
    fact('Seccomp', ({ seccomp }) => seccomp, {
      format: (mode) => (mode === 'filtered' ? l10n.t('filtered') : l10n.t('no filter')),
      meaning: (mode) =>
        mode === 'filtered'
          ? l10n.t('Only the left one’s system calls are filtered.')
          : l10n.t('Only the right one’s system calls are filtered.'),
    }),
    fact(l10n.t('Capabilities'), ({ capabilities }) => capabilities, {
      format: (names) => String(names.length),
      sameAs: (one, other) => without(one, other).length === 0 && without(other, one).length === 0,
      meaning: (one, other) =>
        l10n.t('Only left: {0}. Only right: {1}.', namesOf(without(one, other)), namesOf(without(other, one))),
    }),
    fact(l10n.t('User'), ({ user }) => user, { format: ({ uid, gid }) => `${uid}:${gid}` }),
    fact(l10n.t('No new privileges'), ({ noNewPrivileges }) => noNewPrivileges, yesNo),
    fact(l10n.t('Read-only root'), ({ readOnlyRoot }) => readOnlyRoot, yesNo),
    fact('AppArmor', ({ appArmor }) => appArmor, { format }),
    fact('SELinux', ({ selinux }) => selinux, {
      format,
      // Each pod has categories of its own behind the type.
      sameAs: (one, other) => selinuxType(one) === selinuxType(other),
    }),
    fact(l10n.t('Masked paths'), ({ maskedPaths }) => maskedPaths, { format }),
  ];

  function namesOf(names: readonly string[]): string {
    const shown = names.slice(0, namedLimit).map((capability) => plainText(capability).replace(/^CAP_/, ''));
    return (names.length > namedLimit ? [...shown, '…'] : shown).join(', ') || l10n.t('none');
  }
}

function without(names: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return names.filter((name) => !known.has(name));
}

/** `user:role:type:level:categories`. */
function selinuxType(label: string): string {
  return label.split(':').slice(0, 3).join(':');
}
