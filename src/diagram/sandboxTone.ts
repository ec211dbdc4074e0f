import type { SandboxFacts } from '../contract/layers/sandbox.ts';
import { containerState } from './containerState.ts';
import { containerTone } from './containerTone.ts';
import { newestAttempts } from './newestAttempts.ts';
import type { Tone } from './screen/card.ts';

/** How a sandbox and its containers are: the worst of them. */
export function sandboxTone(facts: SandboxFacts): Extract<Tone, 'good' | 'muted' | 'warn' | 'bad'> {
  const tones = newestAttempts(facts.containers).map((container) =>
    containerTone(containerState(container, facts.sandbox)),
  );
  if (facts.trouble !== undefined || tones.includes('bad')) {
    return 'bad';
  }
  if (tones.includes('warn')) {
    return 'warn';
  }
  return facts.sandbox.state === 'ready' ? 'good' : 'muted';
}
