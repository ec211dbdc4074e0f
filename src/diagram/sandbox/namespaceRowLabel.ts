import type { ContainerFacts } from '../../contract/layers/container.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { objectLabel } from '../../words/names.ts';
import type { DiagramContext } from '../diagramContext.ts';
import { isLive } from './chosenContainers.ts';
import { holderName } from './holderName.ts';
import { insideWord } from './insideWord.ts';

/** `pause 2130`, `Sentry 9041`; on CRI-O the files that stand for it. */
export function sandboxRowLabel(sandbox: SandboxFacts, { l10n }: DiagramContext): string {
  if (!sandbox.pid.known) {
    return holderName(sandbox, l10n);
  }
  return sandbox.pid.value === 'none' ? l10n.t('pinned files') : `${holderName(sandbox, l10n)} ${sandbox.pid.value}`;
}

export function containerRowLabel(facts: ContainerFacts, sandbox: SandboxFacts, { l10n }: DiagramContext): string {
  const name = objectLabel(facts.container.name, facts.container.id);
  if (!isLive(facts)) {
    return l10n.t('{0} (ended)', name);
  }
  if (facts.insideSandbox) {
    return `${name} (${insideWord(sandbox.runtime, l10n)})`;
  }
  return facts.pid.known ? `${name} ${facts.pid.value}` : name;
}
