import type { ContainerFacts } from '../../contract/layers/container.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { redactCommandLine } from '../../redact/redactText.ts';
import { isolationKind } from '../../runtimes/isolationKinds.ts';
import { byteText } from '../../words/bytes.ts';
import { objectLabel } from '../../words/names.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { containerActions } from '../cardActions.ts';
import { cardIds } from '../cardIds.ts';
import { memoryUse, shareTone, usageParts } from '../cgroup/cgroupText.ts';
import { unknownText } from '../fact/factText.ts';
import { cardLine, makeCard, monoLine } from '../makeCard.ts';
import type { Card, Line } from '../screen/card.ts';
import { supervisorLines } from '../supervisor/shimCards.ts';
import { type ChosenContainer, isLive } from './attempts.ts';
import {
  containerState,
  containerStateText,
  containerTone,
  containerTroubleText,
  type DrawnContainerState,
  drawnStateWord,
  earlierText,
  exitText,
} from './containerState.ts';

/** A container in the card of its sandbox. */
export function containerCard(facts: ContainerFacts, sandbox: SandboxFacts, context: WordContext): Card {
  const { l10n } = context;
  const { container } = facts;
  const title = objectLabel(container.name, container.id);
  const state = containerState(facts, sandbox.sandbox);
  const sandboxName = objectLabel(sandbox.sandbox.name, sandbox.sandbox.id);
  return makeCard({
    id: cardIds.container(container.id),
    title,
    aside: containerStateText(facts, sandbox.sandbox, context),
    state: containerTone(state),
    ...memoryBar(facts, context),
    opens: { at: 'container', sandboxId: sandbox.sandbox.id, containerId: container.id },
    object: { kind: 'container', id: container.id },
    contextValue: `container.${container.state}`,
    actions: containerActions(container, l10n),
    label: l10n.t('container {0}, {1}, in {2}', title, drawnStateWord(state, l10n), sandboxName),
    search: [title, container.id, container.image].map(plainText).join('\n').toLowerCase(),
  });
}

/** Memory in use of its limit, where both are known. */
function memoryBar({ cgroup }: ContainerFacts, { l10n }: WordContext): Pick<Card, 'bar'> {
  const memory = memoryUse(cgroup);
  if (memory === undefined) {
    return {};
  }
  const { share, used, limit } = memory;
  return {
    bar: { share, tone: shareTone(share), title: l10n.t('memory: {0} of {1}', byteText(used), byteText(limit)) },
  };
}

/** A container: its first process, what it uses, how it and its earlier attempts ended. */
export function chainContainerCard(
  { facts, earlier }: ChosenContainer,
  sandbox: SandboxFacts,
  level: 'sandbox' | 'container',
  context: WordContext,
): Card {
  const { l10n } = context;
  const { container } = facts;
  const drawn = containerState(facts, sandbox.sandbox);
  const name = objectLabel(container.name, container.id);
  return makeCard({
    id: cardIds.container(container.id),
    title: name,
    aside: [placeText(facts, sandbox, context), l10n.t('attempt {0}', container.attempt)]
      .filter((part) => part !== '')
      .join(' · '),
    state: containerTone(drawn),
    hue: isolationKind(sandbox.runtime).hue(sandbox.runtime),
    label: l10n.t(
      'container {0}, {1}, in {2}',
      name,
      drawnStateWord(drawn, l10n),
      objectLabel(sandbox.sandbox.name, sandbox.sandbox.id),
    ),
    lines: [...processLines(facts, context), ...endLines({ facts, earlier }, drawn, context)],
    ...memoryShareBar(facts, context),
    object: { kind: 'container', id: container.id },
    contextValue: `container.${container.state}`,
    actions: containerActions(container, l10n),
    ...(level === 'sandbox'
      ? { opens: { at: 'container', sandboxId: sandbox.sandbox.id, containerId: container.id } }
      : {}),
  });
}

function placeText(facts: ContainerFacts, { runtime }: SandboxFacts, { l10n }: WordContext): string {
  if (!isLive(facts)) {
    return '';
  }
  if (facts.insideSandbox) {
    return isolationKind(runtime).words.inside(l10n);
  }
  return facts.pid.known ? l10n.t('pid {0}', facts.pid.value) : '';
}

function processLines(facts: ContainerFacts, context: WordContext): readonly Line[] {
  const { l10n } = context;
  const { commandLine, pid, cgroup, execPids, insideSandbox } = facts;
  if (!isLive(facts)) {
    return [];
  }
  const usage = usageParts(cgroup, l10n).join(' · ');
  const execs = execPids.known ? execPids.value : [];
  return [
    commandLine.known
      ? monoLine(plainText(redactCommandLine(commandLine.value)))
      : cardLine(l10n.t('its command line is not known: {0}', unknownText(commandLine.reason, context)), 'warn'),
    ...(pid.known || insideSandbox || facts.container.state === 'created'
      ? []
      : [cardLine(l10n.t('its pid is not known: {0}', unknownText(pid.reason, context)), 'warn')]),
    ...(usage === '' ? [] : [cardLine(usage)]),
    ...supervisorLines(facts, context),
    ...(execs.length === 0 ? [] : [cardLine(l10n.t('run in it by exec: {0}', pidsText(execs)), 'accent')]),
  ];
}

function endLines(
  { facts: { container, trouble }, earlier }: ChosenContainer,
  drawn: DrawnContainerState,
  { l10n }: WordContext,
): readonly Line[] {
  const tone = containerTone(drawn);
  return [
    ...(trouble === undefined ? [] : [cardLine(containerTroubleText(trouble, l10n), tone)]),
    ...(drawn === 'orphaned' && trouble?.is !== 'orphaned'
      ? [cardLine(l10n.t('Orphaned: it runs on, though its sandbox is not ready any more.'), tone)]
      : []),
    ...(container.state === 'exited' && trouble === undefined
      ? [cardLine(l10n.t('exited {0}', exitText(container)), tone)]
      : []),
    ...(earlier.length === 0 ? [] : [earlierLine(earlier, l10n)]),
  ];
}

function earlierLine(earlier: readonly ContainerFacts[], l10n: WordContext['l10n']): Line {
  const failed = earlier.some(({ container }) => container.exit !== undefined && container.exit.code !== 0);
  return cardLine(earlierText(earlier, l10n), failed ? 'bad' : 'muted');
}

function memoryShareBar(facts: ContainerFacts, { l10n }: WordContext): Pick<Card, 'bar'> {
  const memory = isLive(facts) ? memoryUse(facts.cgroup) : undefined;
  if (memory === undefined) {
    return {};
  }
  const { share } = memory;
  return {
    bar: { share, tone: shareTone(share), title: l10n.t('memory: {0} % of its limit', Math.round(share * 100)) },
  };
}

function pidsText(pids: readonly number[]): string {
  const limit = 8;
  return [...pids.slice(0, limit).map(String), ...(pids.length > limit ? ['…'] : [])].join(', ');
}
