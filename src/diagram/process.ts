import { type Fact, known } from '../contract/layers/fact.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import { redactCommandLine } from '../redact/redactText.ts';
import { plainText } from '../words/plainText.ts';
import { elapsed } from '../words/time.ts';
import type { WordContext } from '../words/wordContext.ts';
import { factLine } from './fact/factLine.ts';
import type { FactLine } from './screen/details.ts';

/** The program's name without its folder: argv[0] is whole, where the kernel cuts the command to 15 characters. */
export function shownProgramName({ arguments: [path = ''], command }: NodeProcess): string {
  return plainText(path.slice(path.lastIndexOf('/') + 1) || command);
}

export function commandLine({ arguments: words, command }: NodeProcess): string {
  return plainText(words.length === 0 ? command : redactCommandLine(words));
}

/** The facts of a process: number, command line, since when. One line says that it is unknown, and why. */
export function processFacts(fact: Fact<NodeProcess>, context: WordContext): readonly FactLine[] {
  const { l10n } = context;
  const line = (label: string, format: (process: NodeProcess) => string, mono = false): FactLine =>
    factLine(label, fact, format, context, { mono });
  if (!fact.known) {
    return [line(l10n.t('Process'), commandLine)];
  }
  return [
    line(l10n.t('Process ID'), ({ pid }) => String(pid), true),
    line(l10n.t('Parent Process ID'), ({ parentPid }) => String(parentPid), true),
    line(l10n.t('Command Line'), commandLine, true),
    line(l10n.t('Runs Since'), ({ startedAtMs }) => elapsed(startedAtMs, context)),
  ];
}

/** The same where there need not be one: `none` says so in its own words. */
export function processOrNone(
  fact: Fact<NodeProcess | 'none'>,
  none: string,
  context: WordContext,
): readonly FactLine[] {
  if (!fact.known) {
    return processFacts(fact, context);
  }
  const { value, source } = fact;
  return value === 'none'
    ? [factLine(context.l10n.t('Process'), fact, () => none, context)]
    : processFacts(known(value, source), context);
}
