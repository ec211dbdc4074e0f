import { type Fact, known } from '../../contract/layers/fact.ts';
import type { SandboxFacts } from '../../contract/layers/sandbox.ts';
import { objectLabel } from '../../words/names.ts';
import { comparedFact, type ComparedSides, mapFact } from '../compare/comparedFact.ts';
import { newestAttempts } from '../container/attempts.ts';
import { shownProgramName } from '../process.ts';
import type { ComparedFact } from '../screen/compareScreen.ts';

const namedLimit = 6;

/** Which processes there are. Their numbers differ always: only what there is and what not is marked. */
export function processGroup({ left, right, context }: ComparedSides): readonly ComparedFact[] {
  const { l10n } = context;
  const both = <T>(fact: (sandbox: SandboxFacts) => Fact<T>): readonly [Fact<T>, Fact<T>] => [fact(left), fact(right)];
  const none = l10n.t('none');
  return [
    comparedFact(
      l10n.t('Shim'),
      both(({ shim }) => shim),
      {
        format: (shim) => (shim === 'none' ? none : `${shownProgramName(shim)}, ${l10n.t('pid {0}', shim.pid)}`),
        sameAs: (one, other) => programOf(one) === programOf(other),
      },
      context,
    ),
    comparedFact(
      l10n.t('Sandbox process'),
      both(({ pid }) => pid),
      {
        format: (pid) => (pid === 'none' ? none : l10n.t('pid {0}', pid)),
        sameAs: (one, other) => (one === 'none') === (other === 'none'),
        meaning: (one) =>
          one === 'none'
            ? l10n.t('The left one’s namespaces are pinned as files; in the right one a process holds them.')
            : l10n.t('The right one’s namespaces are pinned as files; in the left one a process holds them.'),
      },
      context,
    ),
    comparedFact(
      l10n.t('Of the low-level runtime'),
      both(({ runtimeProcesses }) =>
        mapFact(runtimeProcesses, (all) =>
          all.map(({ process }) => shownProgramName(process)).sort((one, other) => (one < other ? -1 : 1)),
        ),
      ),
      { format: (names) => listOf([...new Set(names)]) },
      context,
    ),
    comparedFact(
      l10n.t('Containers'),
      both((sandbox) =>
        known(
          newestAttempts(sandbox.containers).map(({ container }) => objectLabel(container.name, container.id)),
          { from: 'call', method: 'ListContainers', field: 'containers' },
        ),
      ),
      { format: listOf, isMarked: false },
      context,
    ),
  ];
}

function programOf(shim: Parameters<typeof shownProgramName>[0] | 'none'): string {
  return shim === 'none' ? '' : shownProgramName(shim);
}

function listOf(names: readonly string[]): string {
  return [...names.slice(0, namedLimit), ...(names.length > namedLimit ? ['…'] : [])].join(', ');
}
