import { describe, expect, it } from 'vitest';
import { CallLog } from '../../../src/calls/callLog.ts';
import { callsAsJson } from '../../../src/calls/callsAsJson.ts';
import { CriError } from '../../../src/contract/failure.ts';
import { tourFormatVersion } from '../../../src/contract/layers/tour.ts';
import { projectScreen } from '../../../src/diagram/projectScreen.ts';
import { ExecTerminal } from '../../../src/terminal/execTerminal.ts';
import { ExecWords } from '../../../src/terminal/execWords.ts';
import { recordingAsJson } from '../../../src/tour/recordingJson.ts';
import { projectContainerTooltip } from '../../../src/tree/tooltips.ts';
import { errorText } from '../../../src/words/errorWords.ts';
import { container } from '../../builders/container.ts';
import { aContainerFacts, aLayersSnapshot, aSandboxFacts, nodeProcess, someFact } from '../../builders/layers.ts';
import { context, english } from '../../builders/rows.ts';
import { sandbox } from '../../builders/sandbox.ts';
import { snapshot } from '../../builders/snapshot.ts';
import { marker, secretTexts, secretValues } from './shapes.ts';

/** Short enough that no door cuts it off. What is searched is in small letters. */
const parts = [marker.slice(0, 6), Buffer.from(marker).toString('base64').slice(0, 8)].map((part) =>
  part.toLowerCase(),
);
const leaks = (told: string): string[] => parts.filter((part) => told.toLowerCase().includes(part));

/** A text as one argument, and where it is a plain command the arguments that a shell makes of it. */
const commandLines = (text: string): readonly (readonly string[])[] =>
  /["'\n;]|: | = |Bearer |machine /.test(text) ? [['app', text]] : [['app', text], text.split(' ')];

describe.each(Object.entries(secretTexts))('%s', (_shape, text) => {
  const failure = { reason: 'rejected', method: 'CreateContainer', code: 'UNKNOWN', detail: text } as const;

  it('does not come into the words of a failure', () => {
    expect(leaks(errorText(failure, english))).toEqual([]);
    expect(leaks(errorText({ ...failure, detail: `${'x'.repeat(190)}: ${text} ${'y'.repeat(300)}` }, english))).toEqual(
      [],
    );
  });

  it.each([
    ['CreateContainer', () => Promise.reject(new CriError(failure))],
    ['The runtime said', () => Promise.resolve({ kind: 'noShell', tried: ['sh'], detail: text } as const)],
  ])('does not come into a terminal: %s', async (told, start) => {
    let screen = '';
    const terminal = new ExecTerminal('web', start, new ExecWords(english));
    terminal.onDidWrite((written) => (screen += written));
    terminal.open(undefined);
    await new Promise((resolve) => setImmediate(resolve));
    expect(screen).toContain(told);
    expect(leaks(screen)).toEqual([]);
    terminal.dispose();
  });

  it('does not come into a tooltip', () => {
    const exit = { code: 1, reason: 'Error', message: text };
    const exited = container({ state: 'exited', exit, labels: { about: text } });
    const facts = projectContainerTooltip(snapshot({ containers: [exited] }), exited.id, context);
    expect(JSON.stringify(facts)).toContain('hidden');
    expect(leaks(JSON.stringify(facts))).toEqual([]);
  });

  it('does not come from a command line into the diagram or the recording of a tour', () => {
    for (const words of commandLines(text)) {
      const facts = aContainerFacts({ commandLine: someFact(words) });
      const layers = aLayersSnapshot({ sandboxes: [aSandboxFacts({ containers: [facts] })] });
      const location = { at: 'container', sandboxId: 'sandbox-1', containerId: facts.container.id } as const;
      const choices = { selectedCardId: undefined, expandedGroups: [] };
      const tour = { recording: undefined, isRecording: false };
      const screen = projectScreen({ snapshot: layers, location, choices, l10n: english, nowMs: 0, tour });
      expect(JSON.stringify(screen)).toContain('Command Line');
      expect(leaks(JSON.stringify(screen))).toEqual([]);
      const step = { kind: 'pull', startedAtMs: 1, endedAtMs: 2, calls: [], layers } as const;
      const recording = {
        formatVersion: tourFormatVersion,
        runtime: 'r',
        recordedAtMs: 1,
        image: 'i',
        sandboxId: 's',
      } as const;
      expect(leaks(recordingAsJson({ ...recording, steps: [step] }))).toEqual([]);
    }
  });
});

describe('what is exported of the calls', () => {
  it.each([
    ...Object.entries(secretTexts).map(([shape, text]): [string, object] => [shape, { message: text, args: [text] }]),
    ...(Object.entries(secretValues) as [string, object][]),
  ])('has no secret of %s', (_shape, message) => {
    const log = new CallLog('node');
    log.watch();
    const call = log.begun({ service: 'runtime.v1.RuntimeService', method: 'CreateContainer', request: message });
    call.received(message, 1);
    call.ended({ reason: 'rejected', method: 'CreateContainer', code: 'UNKNOWN', detail: JSON.stringify(message) });
    const told = callsAsJson({ extensionVersion: '1', exportedAtMs: 0 }, log.records);
    log.dispose();
    expect(leaks(told)).toEqual([]);
  });
});

it('a process of the node is shown without the secrets of its arguments', () => {
  const orphan = { ...nodeProcess(7), arguments: ['/usr/bin/app', '--password', marker] };
  const layers = aLayersSnapshot({ sandboxes: [aSandboxFacts({ sandbox: sandbox() })] });
  const node = { ...layers.node, orphans: someFact([orphan]) };
  const choices = { selectedCardId: 'orphans', expandedGroups: [] };
  const tour = { recording: undefined, isRecording: false };
  const shown = projectScreen({
    ...{ snapshot: { ...layers, node }, location: { at: 'node' }, choices, l10n: english, nowMs: 0, tour },
  });
  expect(leaks(JSON.stringify(shown))).toEqual([]);
});
