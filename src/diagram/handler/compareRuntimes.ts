import type { Localize } from '../../common/localize.ts';
import { type Fact, known } from '../../contract/layers/fact.ts';
import type { LowLevelRuntime } from '../../contract/layers/isolation.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { isolationKind } from '../../runtimes/isolationKinds.ts';
import { comparedFact, type ComparedSides } from '../compare/comparedFact.ts';
import { asIs, yesNo } from '../fact/factLine.ts';
import { sandboxClientWord } from '../sandbox/sandboxState.ts';
import type { ComparedFact } from '../screen/compareScreen.ts';
import { versionNumber } from '../shortText.ts';
import { lowLevelTitle } from './handlerCard.ts';

/** Who asked, and who made the isolation. */
export function runtimeGroup({ snapshot, left, right, context }: ComparedSides): readonly ComparedFact[] {
  const { l10n } = context;
  const both = <T>(fact: (sandbox: SandboxFacts) => Fact<T>): readonly [Fact<T>, Fact<T>] => [fact(left), fact(right)];
  const version = ({ handler }: SandboxFacts): Fact<string> => {
    const found = handler.known ? snapshot.node.handlers.find(({ name }) => name === handler.value) : undefined;
    return found?.version ?? unknownOf(handler);
  };
  return [
    comparedFact(
      l10n.t('Asked for by'),
      both(({ client }) => known(client, { from: 'call', method: 'ListPodSandbox', field: 'annotations' })),
      { format: (client) => sandboxClientWord(client, l10n) },
      context,
    ),
    comparedFact(
      l10n.t('Handler'),
      both(({ handler }) => handler),
      { format: asIs },
      context,
    ),
    comparedFact(
      l10n.t('Runtime type'),
      both(({ runtimeType }) => runtimeType),
      { format: asIs },
      context,
    ),
    comparedFact(
      l10n.t('Low-level runtime'),
      both(runtimeFact),
      { format: lowLevelTitle, meaning: (one, other) => programMeaning(one, other, l10n) },
      context,
    ),
    comparedFact(
      l10n.t('Binary'),
      both(({ binary }) => binary),
      { format: asIs },
      context,
    ),
    comparedFact(l10n.t('Version'), both(version), { format: versionNumber }, context),
    comparedFact(
      l10n.t('Isolation'),
      both(runtimeFact),
      {
        format: (runtime) => isolationKind(runtime).words.wall(l10n),
        meaning: (one, other) => kernelMeaning(one, other, l10n),
      },
      context,
    ),
    comparedFact(
      l10n.t('Stays running'),
      both(staysFact),
      {
        format: yesNo(l10n),
        meaning: (stays) =>
          stays
            ? l10n.t('Only of the left one do processes of the low-level runtime stay.')
            : l10n.t('Only of the right one do processes of the low-level runtime stay.'),
      },
      context,
    ),
  ];
}

/** The runtime is told by its type and its binary: where neither is known, neither is it. */
function runtimeFact({ runtime, runtimeType, binary, handler }: SandboxFacts): Fact<LowLevelRuntime> {
  const told = [runtimeType, binary, handler].find((fact) => fact.known);
  return told?.known === true ? { ...told, value: runtime } : unknownOf(runtimeType);
}

function staysFact(sandbox: SandboxFacts): Fact<boolean> {
  const runtime = runtimeFact(sandbox);
  if (!runtime.known) {
    return runtime;
  }
  const { staysRunning, name } = runtime.value;
  return staysRunning === undefined
    ? { known: false, reason: { why: 'notReported', by: name } }
    : { known: true, value: staysRunning, source: { from: 'design', of: name } };
}

function unknownOf(fact: Fact<unknown>): Fact<never> {
  return fact.known ? { known: false, reason: { why: 'notReported', by: 'Status' } } : fact;
}

function programMeaning(one: LowLevelRuntime, other: LowLevelRuntime, l10n: Localize): string | undefined {
  return isolationKind(one).isNamespacesAlone && isolationKind(other).isNamespacesAlone
    ? l10n.t('Both ask the same kernel for the same isolation: the programs differ, not the walls.')
    : undefined;
}

/** Who answers the system calls, where that is known of both and not the same. */
function kernelMeaning(left: LowLevelRuntime, right: LowLevelRuntime, l10n: Localize): string | undefined {
  const [one, other] = [left, right].map((runtime) => isolationKind(runtime).words.answers(l10n));
  return one === undefined || other === undefined || one === other
    ? undefined
    : l10n.t('System calls of the left one are answered by {0}, those of the right one by {1}.', one, other);
}
