import type { Fact } from '../../contract/layers/fact.ts';
import type { DiagramContext } from '../diagramContext.ts';
import type { Badge } from '../screen/card.ts';
import { capabilitiesBadge } from './capabilitiesBadge.ts';
import { factBadge, type BadgeLook } from './factBadge.ts';
import { isRootOfTheNode, type IsolationView, riskyTypes, sharesWithHost } from './isolationView.ts';
import { kernelBadge } from './kernelBadge.ts';
import { securityModuleBadges } from './securityModuleBadges.ts';

/** What stands between a container and the node, a badge each; the title of each says where it was read. */
export function isolationBadges(view: IsolationView, context: DiagramContext): readonly Badge[] {
  const { l10n } = context;
  const { isolation } = view.facts;
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
    ...kernelBadge(view.sandbox.runtime, l10n),
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

function hostBadges(view: IsolationView, context: DiagramContext): readonly Badge[] {
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

function hostText(type: (typeof riskyTypes)[number], { l10n }: DiagramContext): string {
  switch (type) {
    case 'net':
      return l10n.t('host network');
    case 'pid':
      return l10n.t('host PID namespace');
    case 'ipc':
      return l10n.t('host IPC namespace');
  }
}
