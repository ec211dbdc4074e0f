import type { Localize } from '../../common/localize.ts';
import type { ContainerTrouble } from '../../contract/layers/container.ts';
import type { SandboxClient, SandboxFacts, SandboxTrouble } from '../../contract/layers/sandbox.ts';
import { newestAttempts } from '../container/attempts.ts';
import { containerState, containerTone } from '../container/containerState.ts';
import type { Tone } from '../screen/card.ts';

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

export function containerTroubleText(trouble: ContainerTrouble, l10n: Localize): string {
  switch (trouble.is) {
    case 'orphaned':
      return l10n.t('Orphaned: process {0} lives on, but the runtime no longer looks after it.', trouble.pid);
    case 'paused':
      return l10n.t('Paused: its processes are frozen, though CRI calls it running.');
  }
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
