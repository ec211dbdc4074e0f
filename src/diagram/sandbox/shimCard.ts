import type { NodeProcess } from '../../contract/layers/process.ts';
import { cardIds } from '../cardIds.ts';
import { cardLine, makeCard, monoLine } from '../makeCard.ts';
import { programName } from '../processText.ts';
import type { Card, Line } from '../screen/card.ts';
import { unknownText } from '../unknownText.ts';
import type { ChainFacts } from './chainFacts.ts';
import { shortHashes } from './shortText.ts';
import { sandboxTroubleText } from './troubleText.ts';

/** The sandbox's shim; none where each container has a process of its own over it (CRI-O, Docker). */
export function shimCard({ snapshot, sandbox, context }: ChainFacts): Card | undefined {
  const { l10n } = context;
  const { shim, trouble } = sandbox;
  const id = cardIds.shim(sandbox.sandbox.id);
  if (trouble?.is === 'shimGone') {
    return makeCard({
      id,
      title: l10n.t('shim'),
      state: 'bad',
      border: 'hollow',
      lines: [cardLine(sandboxTroubleText(trouble, l10n), 'bad')],
    });
  }
  if (!shim.known) {
    const reason = unknownText(shim.reason, context);
    const line = shim.reason.why === 'ended' ? cardLine(reason) : cardLine(l10n.t('unknown: {0}', reason), 'warn');
    return makeCard({ id, title: l10n.t('shim'), border: 'hollow', lines: [line] });
  }
  if (shim.value === 'none') {
    return undefined;
  }
  const { name } = snapshot.node.runtime;
  const runtime = name.known ? name.value : l10n.t('the runtime');
  return makeCard({
    id,
    title: programName(shim.value),
    aside: l10n.t('pid {0}', shim.value.pid),
    ...(trouble?.is === 'shimLeftOver' ? { state: 'warn' } : {}),
    lines: [
      ...idLine(shim.value),
      cardLine(l10n.t('reaps its processes, holds their output, survives a restart of {0}', runtime)),
      ...(trouble?.is === 'shimLeftOver' ? [cardLine(sandboxTroubleText(trouble, l10n), 'warn')] : []),
    ],
  });
}

function idLine({ arguments: words }: NodeProcess): readonly Line[] {
  const at = words.indexOf('-id');
  const id = at < 0 ? undefined : words[at + 1];
  return id === undefined ? [] : [monoLine(`-id ${shortHashes(id)}`)];
}
