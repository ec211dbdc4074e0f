import type { Fact } from '../../contract/layers/fact.ts';
import { isolationKind } from '../../runtimes/isolationKinds.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { type BadgeLook, factBadge } from '../fact/factBadge.ts';
import { sourceText } from '../fact/factText.ts';
import type { Badge, Tone } from '../screen/card.ts';
import { cut } from '../shortText.ts';
import { type IsolationView, isRootOfTheNode, riskyCapabilities, riskyTypes, sharesWithHost } from './isolationView.ts';

/** What stands between a container and the node, a badge each; the title of each says where it was read. */
export function isolationBadges(view: IsolationView, context: WordContext): readonly Badge[] {
  const { l10n } = context;
  const { isolation } = view.facts;
  const kernelBadge = isolationKind(view.sandbox.runtime).words.kernelBadge(l10n);
  const good = (text: string): BadgeLook => ({ text, tone: 'good' });
  const plain = (text: string): BadgeLook => ({ text, tone: 'plain' });
  const warn = (text: string): BadgeLook => ({ text, tone: 'warn' });
  const bad = (text: string): BadgeLook => ({ text, tone: 'bad' });
  const badge = <T>(fact: Fact<T>, name: string, look: (value: T) => BadgeLook): Badge =>
    factBadge(fact, name, look, context);
  return [
    badge(isolation.privileged, l10n.t('privileged'), (on) =>
      on ? bad(l10n.t('privileged')) : good(l10n.t('not privileged')),
    ),
    ...(kernelBadge === undefined ? [] : [kernelBadge]),
    ...hostBadges(view, context),
    badge(isolation.seccomp, 'seccomp', (mode) =>
      mode === 'filtered' ? good(l10n.t('seccomp filter')) : warn(l10n.t('no seccomp filter')),
    ),
    capabilitiesBadge(isolation.capabilities, context),
    badge(isolation.user, l10n.t('user'), ({ uid }) => {
      if (uid !== 0) {
        return good(l10n.t('user {0}', uid));
      }
      return isRootOfTheNode(view) ? warn(l10n.t('root user')) : plain(l10n.t('root user'));
    }),
    badge(isolation.noNewPrivileges, l10n.t('new privileges'), (on) =>
      on ? good(l10n.t('no new privileges')) : plain(l10n.t('may gain privileges')),
    ),
    ...securityModuleBadges(view, context),
    badge(isolation.readOnlyRoot, l10n.t('root file system'), (on) =>
      on ? good(l10n.t('root file system read-only')) : plain(l10n.t('root file system writable')),
    ),
    badge(isolation.maskedPaths, l10n.t('masked paths'), (count) =>
      count > 0 ? good(l10n.t('{0} masked paths', count)) : warn(l10n.t('no masked paths')),
    ),
  ];
}

function hostBadges(view: IsolationView, context: WordContext): readonly Badge[] {
  return riskyTypes
    .filter((type) => sharesWithHost(view, type))
    .map((type) =>
      factBadge(
        view.facts.namespaces[type],
        type,
        () => ({ text: hostText(type, context), tone: type === 'pid' ? 'bad' : 'warn' }),
        context,
      ),
    );
}

function hostText(type: (typeof riskyTypes)[number], { l10n }: WordContext): string {
  switch (type) {
    case 'net':
      return l10n.t('host network');
    case 'pid':
      return l10n.t('host PID namespace');
    case 'ipc':
      return l10n.t('host IPC namespace');
  }
}

/** Linux has 41; a spec may hold anything. */
const namedLimit = 64;
/** The longest name, CAP_CHECKPOINT_RESTORE, has 22 characters. */
const nameLength = 24;

/** How many capabilities, with their names in the title. */
function capabilitiesBadge(fact: Fact<readonly string[]>, context: WordContext): Badge {
  const { l10n } = context;
  const badge = factBadge(
    fact,
    l10n.t('capabilities'),
    (names) => ({ text: countText(names.length, context), tone: toneOf(names) }),
    context,
  );
  if (!fact.known) {
    return badge;
  }
  const names = fact.value.slice(0, namedLimit).map((name) => cut(plainText(name), nameLength).replace(/^CAP_/, ''));
  const listed = fact.value.length > namedLimit ? [...names, '…'] : names;
  return {
    ...badge,
    title: [listed.join(', '), sourceText(fact.source, context)].filter((part) => part !== '').join('; '),
  };
}

function countText(count: number, { l10n }: WordContext): string {
  switch (count) {
    case 0:
      return l10n.t('no capabilities');
    case 1:
      return l10n.t('1 capability');
    default:
      return l10n.t('{0} capabilities', count);
  }
}

function toneOf(names: readonly string[]): Tone {
  if (riskyCapabilities(names).length > 0) {
    return names.includes('CAP_SYS_ADMIN') ? 'bad' : 'warn';
  }
  return names.length === 0 ? 'good' : 'plain';
}

const shownLength = 48;

/** AppArmor and SELinux: the profile or label, or that there is none although the node's kernel would enforce one. */
function securityModuleBadges({ facts, node }: IsolationView, context: WordContext): readonly Badge[] {
  const { appArmor, selinux } = facts.isolation;
  const { securityModules } = node.kernel;
  const isOff = (module: string): boolean => securityModules.known && !securityModules.value.includes(module);
  return [
    ...moduleBadge('AppArmor', appArmor, isOff('apparmor'), context),
    ...moduleBadge('SELinux', selinux, isOff('selinux'), context),
  ];
}

function moduleBadge(name: string, fact: Fact<string>, isOff: boolean, context: WordContext): readonly Badge[] {
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
