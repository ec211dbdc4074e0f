import { type Fact, unknown } from '../../contract/layers/fact.ts';
import type { RuntimeFacts } from '../../contract/layers/node.ts';
import type { NodeProcess } from '../../contract/layers/process.ts';
import type { HighLevelRuntime } from '../../runtimes/highLevelRuntime.ts';
import { highLevelRuntimeOf, reporterName } from '../../runtimes/highLevelRuntimes.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { shownProgramName } from '../process.ts';

/** What is known of runtimes of this name. */
export function highLevelRuntime({ name }: RuntimeFacts): HighLevelRuntime {
  return highLevelRuntimeOf(name.known ? name.value : '');
}

/** `containerd 2.1.9`, as it calls itself. */
export function runtimeTitle({ name, version }: RuntimeFacts, { l10n }: WordContext): string {
  const words = [
    name.known ? plainText(name.value) : l10n.t('unknown runtime'),
    version.known ? plainText(version.value).replace(/^v(?=\d)/, '') : '',
  ];
  return words.filter((word) => word !== '').join(' ');
}

/**
 * The process of one of the programs that a call passes through. The runtime's facts name one process alone: of a
 * runtime with neighbours its program tells whose it is, and of the others nothing is known.
 */
export function processOf(runtime: RuntimeFacts, program: string | undefined): Fact<NodeProcess> {
  const { process, name } = runtime;
  const { inFront, below } = highLevelRuntime(runtime);
  return (inFront ?? below) === undefined || !process.known || shownProgramName(process.value) === program
    ? process
    : unknown({ why: 'notReported', by: reporterName(name.known ? name.value : '') });
}
