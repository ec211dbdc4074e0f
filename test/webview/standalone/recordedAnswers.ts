import { webviewWords } from '../../../src/diagram/words.ts';
import type { ToHost, ToWebview } from '../../../src/protocol/messages.ts';
import { recordedCalls } from '../recorded/recordedCalls.ts';
import { recordedScreens } from '../recorded/recordedScreens.ts';
import { english } from './english.ts';

let generation = 0;

/** What the host would answer if the node were as recorded under that name, and never changed. */
export async function recordedAnswers(recorded: string, request: ToHost): Promise<readonly ToWebview[]> {
  const { requestId } = request;
  const screenAt = recordedScreens[recorded];
  if (screenAt === undefined) {
    return [{ kind: 'failed', requestId, text: `Nothing is recorded under the name ${recorded}.` }];
  }
  const words: ToWebview = { kind: 'words', words: webviewWords(english) };
  switch (request.kind) {
    case 'ready':
    case 'show': {
      const screen = await screenAt(request.location ?? { at: 'node' }, request.choices);
      const shown: ToWebview = { kind: 'screen', generation: ++generation, requestId, screen };
      return request.kind === 'ready' ? [words, shown] : [shown];
    }
    case 'watchCalls':
      return [
        ...(recorded === 'calls' && request.watch
          ? [{ kind: 'calls', all: true, calls: recordedCalls(Date.now()) } as const]
          : []),
        { kind: 'done', requestId },
      ];
    default:
      return [{ kind: 'done', requestId }];
  }
}
