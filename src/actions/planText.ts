import type { Localize } from '../common/localize.ts';
import { compareNames } from '../common/order.ts';
import { type Container, mayRun } from '../contract/container.ts';
import type { EndpointSnapshot } from '../model/store/endpointSnapshot.ts';
import { containerName, sandboxName } from '../words/names.ts';
import type { RemoveContainersPlan, StopContainersPlan } from './containerActions.ts';
import type { KubeletReaction } from './kubeletReaction.ts';
import type { SandboxEffect, SandboxStep } from './sandboxActions.ts';

/** A modal question does not scroll: more lines than these would push its buttons off the screen. */
const maxLines = 30;

/** What a question says below its first line: all that is concerned by name, then what follows. */
export function questionDetail(texts: readonly PlanText[], l10n: Localize): string {
  const lines = linesBelow(texts);
  const hidden = lines.length - maxLines;
  const shown = hidden > 1 ? [...lines.slice(0, maxLines), l10n.t('and {0} more lines', hidden)] : lines;
  const consequences = [...new Set(texts.flatMap((text) => text.consequences))];
  return [shown.join('\n'), ...consequences].filter((part) => part !== '').join('\n\n');
}

/** A single object is named in the question itself already. */
function linesBelow(texts: readonly PlanText[]): readonly string[] {
  const lines = texts.flatMap((text) => text.lines);
  const [name, ...others] = texts.flatMap((text) => text.names);
  return others.length === 0 && lines[0] === name ? lines.slice(1).map((line) => line.trimStart()) : lines;
}

/** A plan in words: a line or more an object, and what follows from the whole. */
export interface PlanText {
  readonly names: readonly string[];
  readonly lines: readonly string[];
  readonly consequences: readonly string[];
}

export function removeContainersText(snapshot: EndpointSnapshot, plan: RemoveContainersPlan, l10n: Localize): PlanText {
  const named = plan.removals.map((removal) => ({ ...removal, name: containerName(removal.container, snapshot) }));
  const replaced = namesWith(named, 'replacesIt');
  const perhaps = namesWith(named, 'mayReplaceIt');
  return {
    names: named.map(({ name }) => name),
    lines: named.map(({ name, killed }) => removalLine(name, killed, l10n)),
    consequences: [
      ...(replaced === ''
        ? []
        : [
            l10n.t(
              'The kubelet makes a new container in place of {0} within seconds, whatever the restart policy: it takes a container without a record for one that never ran.',
              replaced,
            ),
          ]),
      ...(perhaps === ''
        ? []
        : [
            l10n.t(
              'The kubelet may make a new container in place of {0} within seconds: not if the pod has finished, nor in place of an init container that has done its work, neither of which CRI tells.',
              perhaps,
            ),
          ]),
    ],
  };
}

function removalLine(name: string, killed: RemoveContainersPlan['removals'][number]['killed'], l10n: Localize): string {
  switch (killed) {
    case 'yes':
      return l10n.t('{0}: runs, and is killed at once', name);
    case 'perhaps':
      return l10n.t('{0}: may still run, and is killed at once', name);
    case 'no':
      return name;
  }
}

/** What follows where containers are stopped; empty where nothing does. */
export function stopContainersConsequence(
  snapshot: EndpointSnapshot,
  { stops }: StopContainersPlan,
  l10n: Localize,
): string {
  const named = stops.map((stop) => ({ ...stop, name: containerName(stop.container, snapshot) }));
  const perhaps = namesWith(named, 'mayReplaceIt');
  return perhaps === ''
    ? ''
    : l10n.t(
        'The kubelet makes a new container in place of {0} within seconds, unless its pod’s restart policy forbids it.',
        perhaps,
      );
}

export function stopSandboxesText(
  snapshot: EndpointSnapshot,
  effects: readonly SandboxEffect[],
  l10n: Localize,
): PlanText {
  return sandboxesText(effects, l10n, ({ containers }) => {
    const { running, unknown } = namesByFate(containers, snapshot);
    return [
      ...(running === '' ? [] : [l10n.t('Killed with it: {0}', running)]),
      ...(unknown === '' ? [] : [l10n.t('May still run, and killed with it: {0}', unknown)]),
    ];
  });
}

export function removeSandboxesText(
  snapshot: EndpointSnapshot,
  effects: readonly SandboxEffect[],
  l10n: Localize,
): PlanText {
  return sandboxesText(effects, l10n, ({ containers }) => {
    const { running, unknown, others } = namesByFate(containers, snapshot);
    return [
      ...(running === '' ? [] : [l10n.t('Killed and removed with it: {0}', running)]),
      ...(unknown === '' ? [] : [l10n.t('May still run, killed and removed with it: {0}', unknown)]),
      ...(others === '' ? [] : [l10n.t('Removed with it: {0}', others)]),
    ];
  });
}

function sandboxesText(
  effects: readonly SandboxEffect[],
  l10n: Localize,
  below: (effect: SandboxEffect) => readonly string[],
): PlanText {
  const named = effects.map((effect) => ({ ...effect, name: sandboxName(effect.sandbox) }));
  const perhaps = namesWith(named, 'mayReplaceIt');
  return {
    names: named.map(({ name }) => name),
    lines: named.flatMap((effect) => [effect.name, ...below(effect).map(indented)]),
    consequences:
      perhaps === ''
        ? []
        : [
            l10n.t(
              'The kubelet makes a new sandbox for {0} within seconds and runs its init containers again, unless the pod has finished, is not to be restarted or is no longer to run on this node: CRI does not tell.',
              perhaps,
            ),
          ],
  };
}

/** What a person reads while it is done. */
export function sandboxStepText({ sandbox, doing }: SandboxStep, snapshot: EndpointSnapshot, l10n: Localize): string {
  switch (doing) {
    case 'stops':
      return l10n.t('stopping the sandbox {0}', sandboxName(sandbox));
    case 'removes':
      return l10n.t('removing the sandbox {0}', sandboxName(sandbox));
    default:
      return l10n.t('killing {0}', containerName(doing.kills, snapshot));
  }
}

function namesWith(
  named: readonly { readonly name: string; readonly kubelet: KubeletReaction }[],
  reaction: KubeletReaction,
): string {
  return named
    .filter(({ kubelet }) => kubelet === reaction)
    .map(({ name }) => name)
    .join(', ');
}

export function containerNames(containers: readonly Container[], snapshot: EndpointSnapshot): string {
  return containers
    .map((container) => containerName(container, snapshot))
    .sort(compareNames)
    .join(', ');
}

/** The names of those that run, of those that may, and of the rest. */
function namesByFate(containers: readonly Container[], snapshot: EndpointSnapshot) {
  const names = (keep: (container: Container) => boolean): string => containerNames(containers.filter(keep), snapshot);
  return {
    running: names(({ state }) => state === 'running'),
    unknown: names((container) => mayRun(container) && container.state !== 'running'),
    others: names((container) => !mayRun(container)),
  };
}

export function indented(line: string): string {
  return `    ${line}`;
}
