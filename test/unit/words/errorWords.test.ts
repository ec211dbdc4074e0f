import { expect, it } from 'vitest';
import type { AddressProblem, CriFailure } from '../../../src/contract/failure.ts';
import { errorText, errorWords } from '../../../src/words/errorWords.ts';
import { english } from '../../builders/rows.ts';
import { everyFailure } from './everyFailure.ts';

it('words every reason differently, and as sentences', () => {
  const texts = Object.values(everyFailure).map((failure) => errorText(failure, english));
  expect(new Set(texts).size).toBe(texts.length);
  for (const { reason } of Object.values(everyFailure)) {
    const { message, nextStep } = errorWords(everyFailure[reason], english);
    expect(message, reason).toMatch(/\.$/);
    expect(message, reason).not.toMatch(/\{\d\}|undefined/);
    expect(nextStep ?? '.', reason).toMatch(/\.$/);
  }
});

it('says what to do wherever something can be done', () => {
  const silent = Object.values(everyFailure).filter((failure) => errorWords(failure, english).nextStep === undefined);
  expect(silent.map(({ reason }) => reason)).toEqual(['unimplemented', 'cancelled']);
});

it('words every problem of an address differently', () => {
  const problems: readonly AddressProblem[] = ['empty', 'unknownScheme', 'notAbsolute', 'tooLong', 'missingPort'];
  const messages = problems.map(
    (problem) => errorWords({ reason: 'invalidAddress', address: 'x', problem }, english).message,
  );
  expect(new Set(messages).size).toBe(problems.length);
});

it('keeps what a runtime says on one line', () => {
  const { message } = errorWords({ ...everyFailure.rejected, detail: 'a\n\u202eb' }, english);
  expect(message).toBe('The runtime refused Method (UNKNOWN): a b.');
});

it('keeps the end of what a runtime says, for the cause stands there', () => {
  const detail = `failed to pull: ${'x'.repeat(1000)}: lookup nowhere.invalid: no such host`;
  const { message } = errorWords({ ...everyFailure.rejected, detail }, english);
  expect(message).toMatch(/: failed to pull: x+…x+: lookup nowhere\.invalid: no such host\.$/);
  expect(message.length).toBeLessThan(500);
});

it('says of an image that is not found what to look at, and of no other object that a registry lacks it', () => {
  expect(errorText({ ...everyFailure.notFound, method: 'PullImage' }, english)).toBe(
    'The registry does not have it: detail. Check the name and the tag.',
  );
  expect(errorText(everyFailure.notFound, english)).toContain('The runtime no longer has it (Method)');
});

it('names the setting that gives a call more time, and none where no setting does', () => {
  const { deadlineExceeded } = everyFailure;
  const next = (failure: CriFailure): string => errorWords(failure, english).nextStep ?? '';
  expect(next(deadlineExceeded)).toContain('criExplorer.requestTimeoutMs');
  expect(next({ ...deadlineExceeded, method: 'PullImage' })).toContain('criExplorer.pullTimeoutMs');
  expect(next({ ...deadlineExceeded, fixed: true })).not.toContain('criExplorer.');
});

it('tells the causes why an image could not be had', () => {
  const texts = (['rateLimited', 'proxy'] as const).map((problem) =>
    errorText({ ...everyFailure.pullRefused, problem }, english),
  );
  expect(texts[0]).toContain('allow more to those they know');
  expect(texts[1]).toContain('HTTPS_PROXY');
});

it('begins with why the node has no registry to speak with, and says whose network and whose trust that is', () => {
  const failure = everyFailure.registryUnreachable;
  expect(errorText(failure, english)).toBe(
    'The node cannot find the registry nohost.invalid: no such host. The runtime asks, not this window: check the name, the node’s network and its registry settings.',
  );
  const problems = ['nameUnknown', 'noAnswer', 'certificate', 'plainHttp'] as const;
  const texts = problems.map((problem) => errorText({ ...failure, problem }, english));
  expect(new Set(texts).size).toBe(problems.length);
});

it('has no button for the log of this extension beside words about the log of the runtime', () => {
  const failures: readonly CriFailure[] = [
    ...Object.values(everyFailure),
    { ...everyFailure.gaveUp, method: 'PullImage' },
  ];
  const misled = failures.filter((failure) => {
    const { nextStep = '', button } = errorWords(failure, english);
    return /runtime’s (own )?log/.test(nextStep) && button?.command === 'showLog';
  });
  expect(misled).toEqual([]);
});

it('says of a pull that the runtime gave up which of its settings that is', () => {
  const text = errorText({ ...everyFailure.gaveUp, method: 'PullImage' }, english);
  expect(text).toContain('image_pull_progress_timeout');
  expect(text).toContain('pull_progress_timeout');
  expect(errorText(everyFailure.gaveUp, english)).not.toContain('pull');
});

it('gives deadlines in seconds', () => {
  expect(errorWords(everyFailure.deadlineExceeded, english).message).toContain('1.5 s');
});

it.each([
  [{ of: 'bytes', most: 33_554_432 }, 'The answer to Method has more than 32 MiB.'],
  [{ of: 'messages', most: 50_000 }, 'The answer to Method has more than 50000 messages.'],
  [{ of: 'items', most: 50_000 }, 'The answer to Method has more than 50000 items.'],
  [{ of: 'values', most: 50_000 }, 'A message of the answer to Method has more than 50000 values.'],
] as const)('says which limit of ours an answer exceeds: %j', (limit, message) => {
  expect(errorWords({ ...everyFailure.messageTooLarge, limit }, english).message).toBe(message);
});
