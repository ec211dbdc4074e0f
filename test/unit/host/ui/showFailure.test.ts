import { beforeEach, expect, it, vi } from 'vitest';
import { CriError, type CriFailure } from '../../../../src/contract/failure.ts';
import { english } from '../../../builders/rows.ts';
import { everyFailure } from '../../words/everyFailure.ts';

const vscode = await vi.hoisted(async () => (await import('../fakeVscode.ts')).fakeVscode());
vi.mock('vscode', () => vscode);
const { showFailure, showOutcomes } = await import('../../../../src/host/ui/showFailure.ts');

const log = { error: vi.fn() };
const name = 'docker.io/library/nosuch:1';
const notThere =
  `failed to pull and unpack image "${name}": failed to resolve reference "${name}": ` +
  `${'the mirrors were asked before, which have it no more than the registry itself'.repeat(2)}: ${name}: not found`;
const absent: CriFailure = { reason: 'notFound', method: 'PullImage', detail: notThere };

beforeEach(() => {
  vi.resetAllMocks();
  vscode.window.showErrorMessage.mockResolvedValue(undefined);
});

const show = (failure: CriFailure, what = 'It could not be done.', ...actions: Parameters<typeof showFailure>[3][]) =>
  showFailure(new CriError(failure), what, { l10n: english, log }, ...actions);

/** The text and the buttons of the first message. */
const shown = (): readonly unknown[] => vscode.window.showErrorMessage.mock.calls[0] ?? [];

it('gives every notification a button, since one without is cut after a line', () => {
  const told = Object.values(everyFailure).filter(({ reason }) => reason !== 'cancelled');
  for (const failure of told) {
    vscode.window.showErrorMessage.mockClear();
    show(failure);
    expect(shown().length, failure.reason).toBeGreaterThan(1);
  }
});

it('gives of long words of the runtime the cause alone, and all of them on demand', async () => {
  vscode.window.showErrorMessage.mockResolvedValueOnce('Show Details');
  show(absent, `The image ${name} could not be pulled.`);
  const [text, ...buttons] = shown();
  expect(text).toBe(
    `The image ${name} could not be pulled. The registry does not have it: … ${name}: not found. Check the name and the tag.`,
  );
  expect(buttons).toEqual(['Show Details']);
  await vi.waitFor(() => expect(vscode.window.showErrorMessage).toHaveBeenCalledTimes(2));
  expect(vscode.window.showErrorMessage).toHaveBeenLastCalledWith(`The image ${name} could not be pulled.`, {
    modal: true,
    detail: `The registry does not have it: ${notThere}. Check the name and the tag.`,
  });
});

it('shows the words of the runtime on demand where the message has only their cause', async () => {
  vscode.window.showErrorMessage.mockResolvedValueOnce('Show Details');
  const detail =
    'failed to do request: Head "https://nohost.invalid/v2/": dial tcp: lookup nohost.invalid: no such host';
  show({ ...everyFailure.registryUnreachable, detail });
  const next = 'The runtime asks, not this window: check the name, the node’s network and its registry settings.';
  const message = 'The node cannot find the registry nohost.invalid: no such host.';
  expect(shown()).toEqual([`It could not be done. ${message} ${next}`, 'Show Details']);
  await vi.waitFor(() => expect(vscode.window.showErrorMessage).toHaveBeenCalledTimes(2));
  expect(vscode.window.showErrorMessage).toHaveBeenLastCalledWith('It could not be done.', {
    modal: true,
    detail: `${message} ${detail}. ${next}`,
  });
});

it('has no button for its own log beside words about the log of the runtime', () => {
  show({ ...everyFailure.rejected, detail: 'short' });
  expect(shown()).toEqual([expect.stringContaining('The runtime’s own log may say more.'), 'Show Details']);
});

it('says why before a long list of what failed', () => {
  const what = `${'x'.repeat(300)} could not be stopped.`;
  show({ ...everyFailure.rejected, detail: 'ttrpc: closed' }, what);
  expect(shown()[0]).toMatch(/^The runtime refused Method \(UNKNOWN\): ttrpc: closed\. x+ could not be stopped\./);
});

it('is on one line, whatever the name has of what failed', () => {
  show({ ...everyFailure.rejected, detail: 'x' }, 'a\nb could not be stopped.');
  expect(shown()[0]).toMatch(/^a b could not be stopped\. /);
});

it('does what the button of the caller says, which stands first', async () => {
  const run = vi.fn();
  vscode.window.showErrorMessage.mockResolvedValueOnce('Mend It');
  show({ ...everyFailure.rejected, detail: 'short' }, 'No.', [{ title: 'Mend It', run }]);
  expect(shown().slice(1)).toEqual(['Mend It']);
  await vi.waitFor(() => expect(run).toHaveBeenCalledOnce());
});

it('hides a secret and makes no link in the details either', async () => {
  vscode.window.showErrorMessage.mockResolvedValueOnce('Show Details');
  const detail = `Authorization: Bearer S3cr3t-1: [click](command:x): ${'y '.repeat(100)}`;
  show({ ...everyFailure.rejected, detail });
  await vi.waitFor(() => expect(vscode.window.showErrorMessage).toHaveBeenCalledTimes(2));
  const details = JSON.stringify(vscode.window.showErrorMessage.mock.calls);
  expect(details).not.toContain('S3cr3t');
  expect(details).not.toContain('](');
});

it('hides a secret and makes no link in the names of what is still there', () => {
  const words = { one: (target: string) => target, several: (targets: string) => targets };
  const target = 'https://ada:S3cr3t-1@r.io/x [click](command:x)';
  showOutcomes([{ target, status: 'kept' }], words, { l10n: english, log });
  expect(vscode.window.showWarningMessage).toHaveBeenCalledExactlyOnceWith(
    'The runtime answered that it is done, but this is still there: https://(hidden)@r.io/x [click] (command:x).',
  );
});
