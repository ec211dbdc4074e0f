import type { Localize } from '../../common/localize.ts';
import { known } from '../../contract/layers/fact.ts';
import type { SandboxClient, SandboxFacts, SandboxTrouble } from '../../contract/layers/sandbox.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { newestAttempts } from '../container/attempts.ts';
import { containerState, containerTone } from '../container/containerState.ts';
import { factLine } from '../fact/factLine.ts';
import type { Badge, Tone } from '../screen/card.ts';
import type { FactLine } from '../screen/details.ts';

/** How a sandbox and its containers are: the worst of them. */
export function sandboxTone(facts: SandboxFacts): Extract<Tone, 'good' | 'muted' | 'warn' | 'bad'> {
  const tones = newestAttempts(facts.containers).map((container) =>
    containerTone(containerState(container, facts.sandbox)),
  );
  if (facts.trouble !== undefined || tones.includes('bad')) {
    return 'bad';
  }
  if (tones.includes('warn')) {
    return 'warn';
  }
  return facts.sandbox.state === 'ready' ? 'good' : 'muted';
}

/** What is wrong with a sandbox, in two or three words for a badge. */
export function sandboxTroubleWord(trouble: SandboxTrouble, l10n: Localize): string {
  switch (trouble.is) {
    case 'pauseGone':
      return l10n.t('pause killed');
    case 'shimGone':
      return l10n.t('shim killed');
    case 'shimLeftOver':
      return l10n.t('only its shim is left');
  }
}

/** The same in a sentence that says what follows from it. */
export function sandboxTroubleText(trouble: SandboxTrouble, l10n: Localize): string {
  switch (trouble.is) {
    case 'pauseGone':
      return l10n.t('The pause process was killed: nothing but the containers that still run holds the namespaces.');
    case 'shimGone':
      return l10n.t('The shim was killed: nobody reaps the processes or holds their output.');
    case 'shimLeftOver':
      return l10n.t('Only the shim (pid {0}) is left: no process of the sandbox runs any more.', trouble.pid);
  }
}

/** The trouble as a line of a panel; none where all is well. */
export function troubleLines({ trouble }: SandboxFacts, context: WordContext): readonly FactLine[] {
  const { l10n } = context;
  const source = { from: 'file', path: '/proc' } as const;
  return trouble === undefined
    ? []
    : [
        factLine(l10n.t('Trouble'), known(trouble, source), (value) => sandboxTroubleText(value, l10n), context, {
          tone: 'bad',
        }),
      ];
}

/** Who asked for a sandbox, in a word. */
export function sandboxClientWord(client: SandboxClient, l10n: Localize): string {
  switch (client) {
    case 'kubelet':
      return 'kubelet';
    case 'staticPod':
      return l10n.t('static');
    case 'other':
      return l10n.t('manual');
  }
}

export function staticPodBadges({ client }: SandboxFacts, { l10n }: WordContext): readonly Badge[] {
  return client === 'staticPod'
    ? [
        {
          text: l10n.t('static pod'),
          tone: 'accent',
          title: l10n.t('Made from a file of the node, not asked for by the API server.'),
        },
      ]
    : [];
}
