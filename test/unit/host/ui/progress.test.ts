import { afterEach, beforeEach, expect, it, vi } from 'vitest';

interface Shown {
  readonly title: string | undefined;
  readonly messages: string[];
  readonly cancel: () => void;
  ended: boolean;
}

const { shown, vscode } = vi.hoisted(() => {
  const all: Shown[] = [];
  return {
    shown: all,
    vscode: {
      ProgressLocation: { Notification: 15 },
      window: {
        withProgress: async (
          { title }: { title?: string },
          run: (progress: object, token: object) => Promise<unknown>,
        ): Promise<unknown> => {
          const listeners: (() => void)[] = [];
          const messages: string[] = [];
          const one: Shown = { title, messages, cancel: () => listeners.forEach((each) => each()), ended: false };
          all.push(one);
          try {
            return await run(
              { report: ({ message }: { message: string }) => messages.push(message) },
              {
                onCancellationRequested: (listener: () => void) => {
                  listeners.push(listener);
                  return { dispose: () => undefined };
                },
              },
            );
          } finally {
            one.ended = true;
          }
        },
      },
    },
  };
});
vi.mock('vscode', () => vscode);
const { withProgressIfSlow } = await import('../../../../src/host/ui/progress.ts');

beforeEach(() => {
  shown.length = 0;
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

it('shows no notification of what is quick', async () => {
  expect(await withProgressIfSlow('Removing', () => Promise.resolve('done'))).toBe('done');
  expect(shown.map(({ title, ended }) => [title, ended])).toEqual([[undefined, true]]);
  expect(vi.getTimerCount()).toBe(0);
});

it('tells of what is slow where it is, and cancels it', async () => {
  let tellMore: (message: string) => void = () => undefined;
  const result = withProgressIfSlow('Removing', (signal, tell) => {
    tell('killing a');
    tellMore = tell;
    return new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('given up')));
  });
  await vi.advanceTimersByTimeAsync(1_000);
  tellMore('killing b');
  expect(shown.map(({ title, messages }) => [title, messages])).toEqual([
    [undefined, []],
    ['Removing', ['killing a', 'killing b']],
  ]);
  shown[1]?.cancel();
  expect(await result).toBe('given up');
  expect(shown.every(({ ended }) => ended)).toBe(true);
});

it('hands on a failure, and ends its notification', async () => {
  let fail: (error: Error) => void = () => undefined;
  const result = withProgressIfSlow('Removing', () => new Promise((_, reject) => (fail = reject)));
  await vi.advanceTimersByTimeAsync(1_000);
  fail(new Error('broken'));
  await expect(result).rejects.toThrow('broken');
  expect(shown.map(({ ended }) => ended)).toEqual([true, true]);
});
