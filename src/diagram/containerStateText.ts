import type { ContainerFacts } from '../contract/layers/container.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import { plainText } from '../words/plainText.ts';
import { age } from '../words/time.ts';
import { containerState } from './containerState.ts';
import type { DiagramContext } from './diagramContext.ts';

/** `3d`, `paused`, `exit 137 OOM`, `orphaned`: what is out of the ordinary in words, since a colour is not enough. */
export function containerStateText(facts: ContainerFacts, sandbox: Sandbox, context: DiagramContext): string {
  const { l10n } = context;
  const { container } = facts;
  switch (containerState(facts, sandbox)) {
    case 'running':
      return age(container.createdAtNs, context);
    case 'created':
      return l10n.t('created');
    case 'paused':
      return l10n.t('paused');
    case 'orphaned':
      return l10n.t('orphaned');
    case 'unknown':
      return l10n.t('unknown');
    case 'exited':
      return container.exit === undefined ? l10n.t('exited') : l10n.t('exit {0}', container.exit.code);
    case 'outOfMemory':
      return l10n.t('exit {0}, out of memory', container.exit?.code ?? '');
    case 'failed':
      return failedText(container.exit?.code ?? '', container.exit?.reason ?? '', context);
  }
}

/** `Error` says no more than the code does. */
function failedText(code: number | string, reason: string, { l10n }: DiagramContext): string {
  const exit = l10n.t('exit {0}', code);
  return reason === '' || reason === 'Error' ? exit : `${exit}, ${plainText(reason)}`;
}
