import { beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from '../../../../src/contrib/commands.ts';
import { CriError } from '../../../../src/contract/failure.ts';
import { english } from '../../../builders/rows.ts';
import { aContainer, anImage, aSandbox, aSnapshot, rejection } from '../../actions/fixtures.ts';
import { aContext, aSession, type FakePorts } from './aContext.ts';
import { FakeQuickPick } from '../fakeQuickPick.ts';
import { aRow } from './aRow.ts';

const vscode = await vi.hoisted(async () => (await import('../fakeVscode.ts')).fakeVscode());
vi.mock('vscode', () => vscode);
/** What is typed into the box of Pull Image. */
const askedReference = vi.hoisted(() => vi.fn());
vi.mock('../../../../src/host/commands/askImageReference.ts', () => ({ askImageReference: askedReference }));
const { registerCommands } = await import('../../../../src/host/commands/registerCommands.ts');

const image = anImage();
const running = aContainer({ id: 'running' });
const created = aContainer({ id: 'created', name: 'job', state: 'created' });
const snapshot = aSnapshot({ sandboxes: [aSandbox()], containers: [running, created], images: [image] });

function start(ports: FakePorts = {}, changes: Parameters<typeof aContext>[1] = {}, shown = snapshot) {
  const session = aSession(shown, ports);
  const made = aContext([session], changes);
  registerCommands(made.context);
  return { session, ...made };
}

async function run(name: keyof typeof commands, ...args: readonly unknown[]): Promise<void> {
  await vscode.registered.get(`criExplorer.${name}`)?.(...args);
}

beforeEach(() => {
  vi.resetAllMocks();
  vscode.registered.clear();
  vscode.window.showErrorMessage.mockResolvedValue(undefined);
  askedReference.mockResolvedValue('nginx:1.29');
});

it('registers every command of the table but those of the terminal and of what views and documents show', () => {
  start();
  const missing = Object.keys(commands).filter((name) => !vscode.registered.has(`criExplorer.${name}`));
  expect(missing).toEqual([
    ...[
      'filter',
      'clearFilter',
      'groupContainers',
      'sort',
      'showValues',
      'hideValues',
      'execInTerminal',
      'execCommand',
    ],
  ]);
});

it('takes every command away when it is disposed of', () => {
  registerCommands(aContext([]).context).dispose();
  expect(vscode.registered.size).toBe(0);
});

it.each(['refresh', 'retryConnection'] as const)('looks for endpoints before it reads them: %s', async (name) => {
  const searchEndpoints = vi.fn(() => Promise.resolve());
  const connection = { phase: 'failed', failure: { reason: 'socketAbsent', path: '/run/a.sock' } } as const;
  const session = aSession({ ...snapshot, connection });
  session.refresh.mockImplementation(() => {
    expect(searchEndpoints).toHaveBeenCalledOnce();
    return Promise.resolve();
  });
  registerCommands(aContext([session], { searchEndpoints }).context);
  await run(name);
  expect(session.refresh).toHaveBeenCalledOnce();
});

it.each([
  ['refresh', [snapshot], 'Read anew: node live'],
  ['retryConnection', [snapshot], 'No connection is lost'],
  ['refresh', [], 'No endpoint was found'],
] as const)('says that something happened: %s', async (name, snapshots, text) => {
  registerCommands(aContext(snapshots.map((each) => aSession(each))).context);
  await run(name);
  expect(vscode.window.setStatusBarMessage.mock.calls).toEqual([[text, expect.any(Number)]]);
});

describe('Remove Image', () => {
  it('asks first, and does nothing on a no', async () => {
    const { session } = start();
    await run('removeImage', aRow('image', image.id));
    expect(vscode.window.showWarningMessage).toHaveBeenCalledWith(
      'Remove the image nginx:1.29?',
      expect.objectContaining({ modal: true, detail: expect.stringContaining('Used by') as string }),
      'Remove',
    );
    expect(session.refresh).not.toHaveBeenCalled();
  });

  it('removes by id on a yes, and reads anew', async () => {
    const removeImage = vi.fn(() => Promise.resolve());
    const { session } = start({ images: { removeImage, listImages: () => Promise.resolve([]) } });
    vscode.window.showWarningMessage.mockResolvedValue('Remove');
    await run('removeImage', aRow('image', image.id));
    expect(removeImage).toHaveBeenCalledWith(image.id, expect.anything());
    expect(session.refresh).toHaveBeenCalledOnce();
    expect(vscode.window.showErrorMessage).not.toHaveBeenCalled();
  });

  it('says why it failed', async () => {
    const removeImage = (): Promise<void> => Promise.reject(rejection({ reason: 'rejected', detail: 'in use' }));
    const { log } = start({ images: { removeImage, listImages: () => Promise.resolve([image]) } });
    vscode.window.showWarningMessage.mockResolvedValue('Remove');
    await run('removeImage', aRow('image', image.id));
    expect(vscode.window.showErrorMessage).toHaveBeenCalledWith(
      expect.stringMatching(/^nginx:1.29 could not be removed. The runtime refused .*in use/),
      'Show Details',
    );
    expect(log.error).toHaveBeenCalledOnce();
  });

  it('says what is gone although it failed', async () => {
    const removeImage = (): Promise<void> => Promise.reject(rejection({ reason: 'rejected', detail: 'in use' }));
    const left = { ...image, repoTags: [] };
    start({ images: { removeImage, listImages: () => Promise.resolve([left]) } });
    vscode.window.showWarningMessage.mockResolvedValue('Remove');
    await run('removeImage', aRow('image', image.id));
    expect(vscode.window.showErrorMessage).toHaveBeenCalledWith(
      expect.stringMatching(
        /^nginx:1.29 could not be removed. Gone all the same: docker.io\/library\/nginx:1.29. The runtime refused .*in use/,
      ),
      'Show Details',
    );
  });

  it('says what is still there although the runtime said that it is done', async () => {
    start({ images: { removeImage: () => Promise.resolve(), listImages: () => Promise.resolve([image]) } });
    vscode.window.showWarningMessage.mockResolvedValueOnce('Remove');
    await run('removeImage', aRow('image', image.id));
    expect(vscode.window.showWarningMessage).toHaveBeenLastCalledWith(
      'The runtime answered that it is done, but this is still there: nginx:1.29.',
    );
  });

  it('does the next step when its button is pressed', async () => {
    const removeImage = (): Promise<void> => Promise.reject(rejection({ reason: 'notFound' }));
    start({ images: { removeImage, listImages: () => Promise.resolve([]) } });
    vscode.window.showWarningMessage.mockResolvedValue('Remove');
    vscode.window.showErrorMessage.mockResolvedValue('Refresh');
    await run('removeImage', aRow('image', image.id));
    await vi.waitFor(() => expect(vscode.commands.executeCommand).toHaveBeenCalledWith('criExplorer.refresh'));
  });
});

describe('Start Container', () => {
  it('offers from the palette only what can be started, and starts what is picked', async () => {
    const startContainer = vi.fn(() => Promise.resolve());
    start({ runtime: { startContainer } });
    const box = new FakeQuickPick();
    vscode.window.createQuickPick.mockReturnValue(box);
    const running = run('startContainer');
    await vi.waitFor(() => expect(box.shown).toBe(true));
    expect(box.items).toEqual([
      expect.objectContaining({
        label: '$(circle-outline) job',
        description: expect.stringMatching(/^default\/shop · created, .* · created$/) as string,
      }),
    ]);
    box.moveTo(0);
    box.pressEnter();
    await running;
    expect(startContainer).toHaveBeenCalledWith('created', expect.anything());
  });

  it('begins from the palette with what is selected in the view', async () => {
    const stopContainer = vi.fn(() => Promise.resolve());
    const other = aContainer({ id: 'other' });
    start(
      { runtime: { stopContainer } },
      { lastSelection: () => [aRow('container', 'running')] },
      aSnapshot({ sandboxes: [aSandbox()], containers: [other, running] }),
    );
    const box = new FakeQuickPick();
    vscode.window.createQuickPick.mockReturnValue(box);
    vscode.window.showInputBox.mockResolvedValue('3');
    const stopping = run('stopContainer');
    await vi.waitFor(() => expect(box.shown).toBe(true));
    box.pressEnter();
    await stopping;
    expect(stopContainer).toHaveBeenCalledWith('running', 3, expect.anything());
  });

  it('says what is true of a running one', async () => {
    start();
    await run('startContainer', aRow('container', 'running'));
    expect(vscode.window.showInformationMessage).toHaveBeenCalledWith(expect.stringContaining('CRI has no restart'));
  });

  it('starts', async () => {
    const startContainer = vi.fn(() => Promise.resolve());
    start({ runtime: { startContainer } });
    await run('startContainer', aRow('container', 'running'), [
      aRow('container', 'running'),
      aRow('container', 'created'),
    ]);
    expect(startContainer.mock.calls).toEqual([['created', expect.anything()]]);
    expect(vscode.window.showWarningMessage).not.toHaveBeenCalled();
  });

  it('does not start what is selected for whoever names the view: no key does', async () => {
    const startContainer = vi.fn(() => Promise.resolve());
    start({ runtime: { startContainer } }, { selectedRows: () => [aRow('container', 'created')] });
    await run('startContainer', { view: 'criExplorer.containers' });
    expect(startContainer).not.toHaveBeenCalled();
  });

  it('asks first where a link or another extension wants it', async () => {
    const startContainer = vi.fn(() => Promise.resolve());
    const own = aRow('container', 'created');
    start({ runtime: { startContainer } }, { isOwnRow: (row) => row === own });
    vscode.window.showWarningMessage.mockResolvedValueOnce(undefined).mockResolvedValueOnce('Start');
    await run('startContainer', aRow('container', 'created'));
    expect(vscode.window.showWarningMessage).toHaveBeenCalledWith(
      expect.stringMatching(/^Start .*job.*\?$/),
      { modal: true, detail: expect.stringContaining('a link or another extension') },
      'Start',
    );
    expect(startContainer).not.toHaveBeenCalled();
    // One row of somebody else's among those that were clicked is enough.
    await run('startContainer', own, [own, aRow('container', 'created')]);
    expect(vscode.window.showWarningMessage).toHaveBeenCalledTimes(2);
    expect(startContainer.mock.calls).toEqual([['created', expect.anything()]]);
  });
});

describe('Stop Container', () => {
  it('asks for the grace period and hands it on', async () => {
    const stopContainer = vi.fn(() => Promise.resolve());
    start({ runtime: { stopContainer } });
    vscode.window.showInputBox.mockResolvedValue(' 3 ');
    await run('stopContainer', aRow('container', 'running'));
    expect(vscode.window.showInputBox).toHaveBeenCalledWith(
      expect.objectContaining({ title: 'Stop default/shop/web', value: '10' }),
    );
    expect(stopContainer).toHaveBeenCalledWith('running', 3, expect.anything());
  });

  it('stops nothing when the question is closed', async () => {
    start();
    await run('stopContainer', aRow('container', 'running'));
    expect(vscode.window.showErrorMessage).not.toHaveBeenCalled();
  });
});

describe('the Delete key', () => {
  it('removes the whole selection after one question', async () => {
    const calls: string[] = [];
    const note = (call: string) => (id: string) => Promise.resolve(void calls.push(`${call} ${id.slice(0, 9)}`));
    start(
      {
        runtime: {
          listContainers: () => Promise.resolve([running]),
          stopContainer: note('kill'),
          stopSandbox: note('stop'),
          removeSandbox: note('remove'),
        },
        images: { removeImage: note('image'), listImages: () => Promise.resolve([]) },
      },
      { selectedRows: () => [aRow('image', image.id), aRow('container', 'running'), aRow('sandbox', 'sandbox-1')] },
    );
    vscode.window.showWarningMessage.mockResolvedValue('Remove');
    await run('removeSelection', { view: 'criExplorer.sandboxes' });
    expect(vscode.window.showWarningMessage).toHaveBeenCalledOnce();
    // The container goes with its sandbox.
    expect(calls).toEqual(['kill running', 'stop sandbox-1', 'remove sandbox-1', 'image sha256:aa']);
  });

  it('says so where nothing of the selection can be removed', async () => {
    start();
    await run('removeSelection', aRow('fact', ''), [aRow('fact', ''), aRow('group', '')]);
    expect(vscode.window.showInformationMessage).toHaveBeenCalledWith('Nothing of the selection can be removed.');
    expect(vscode.window.showWarningMessage).not.toHaveBeenCalled();
  });

  it('does nothing where nothing is selected', async () => {
    start();
    await run('removeSelection', { view: 'criExplorer.sandboxes' });
    expect(vscode.window.showWarningMessage).not.toHaveBeenCalled();
  });
});

describe('Pull Image', () => {
  it('pulls, remembers, and is quiet about it', async () => {
    const pull = vi.fn(() => Promise.resolve('id'));
    const { remembered } = start({ pull });
    await run('pullImage');
    expect(pull).toHaveBeenCalledWith('nginx:1.29', expect.any(AbortSignal), undefined);
    expect(remembered.get('pullHistory')).toEqual(['nginx:1.29']);
    expect(vscode.window.showInformationMessage).not.toHaveBeenCalled();
  });

  it('makes no link of what a registry says', async () => {
    const detail = 'denied: [log in](command:workbench.action.terminal.sendSequence?%7B%7D)';
    const refusal = rejection({ reason: 'rejected', method: 'PullImage', code: 'UNKNOWN', detail });
    start({ pull: () => Promise.reject(refusal) });
    await run('pullImage');
    const [message] = vscode.window.showErrorMessage.mock.calls[0] ?? [];
    expect(message).toContain('denied: [log in] (command:');
  });

  it('is silent when the person cancels, and tells the runtime', async () => {
    start({
      pull: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(rejection({ reason: 'cancelled' })));
          vscode.cancel();
        }),
    });
    await run('pullImage');
    expect(vscode.window.showErrorMessage).not.toHaveBeenCalled();
    expect(vscode.window.showInformationMessage).not.toHaveBeenCalled();
  });

  it('says where a runtime goes on with a pull that was cancelled', async () => {
    const pull = (): Promise<string> => Promise.reject(rejection({ reason: 'cancelled' }));
    start({ pull }, {}, aSnapshot({ runtimeName: 'docker' }));
    await run('pullImage');
    expect(vscode.window.showErrorMessage).not.toHaveBeenCalled();
    expect(vscode.window.showInformationMessage).toHaveBeenCalledWith(
      'The pull of nginx:1.29 was cancelled, but the runtime goes on with it: the image may come all the same.',
    );
  });

  it('says why it failed and remembers nothing', async () => {
    const { remembered } = start({ pull: () => Promise.reject(rejection({ reason: 'rejected' })) });
    await run('pullImage');
    expect(vscode.window.showErrorMessage).toHaveBeenCalledWith(
      expect.stringMatching(/^The image nginx:1.29 could not be pulled. The runtime refused/),
      'Show Details',
    );
    expect(remembered.size).toBe(0);
  });

  it('asks for another name, beginning with the one that the registry does not have', async () => {
    const pull = vi.fn(() => Promise.resolve('id'));
    pull.mockRejectedValueOnce(rejection({ reason: 'notFound', method: 'PullImage', detail: 'not found' }));
    start({ pull });
    vscode.window.showErrorMessage.mockResolvedValueOnce('Try Another Name…');
    askedReference.mockResolvedValueOnce('ngnix:1.29');
    await run('pullImage');
    await vi.waitFor(() => expect(pull).toHaveBeenCalledTimes(2));
    expect(askedReference).toHaveBeenLastCalledWith([], english, 'ngnix:1.29');
    expect(pull).toHaveBeenLastCalledWith('nginx:1.29', expect.any(AbortSignal), undefined);
  });

  it.each([
    [
      {
        reason: 'registryUnreachable',
        method: 'PullImage',
        problem: 'nameUnknown',
        registry: 'nohost.invalid',
        cause: 'no such host',
        detail: 'dial tcp: lookup nohost.invalid: no such host',
      },
      ['Try Another Name…', 'Pull Again', 'Show Details'],
    ],
    [{ reason: 'unauthorized', method: 'PullImage', detail: 'denied' }, ['Log In…', 'Try Another Name…']],
    [{ reason: 'gaveUp', method: 'PullImage', detail: 'context canceled' }, ['Pull Again']],
    [{ reason: 'pullRefused', method: 'PullImage', problem: 'rateLimited', detail: 'toomanyrequests' }, ['Pull Again']],
  ] as const)('offers what may mend it: %j', async (failure, buttons) => {
    const pull = vi.fn(() => Promise.resolve('id'));
    pull.mockRejectedValueOnce(rejection(failure));
    start({ pull });
    vscode.window.showErrorMessage.mockResolvedValueOnce(buttons[0]);
    await run('pullImage');
    expect(vscode.window.showErrorMessage.mock.calls[0]?.slice(1)).toEqual(buttons);
    await vi.waitFor(() => expect(pull).toHaveBeenCalledTimes(2));
    expect(pull).toHaveBeenLastCalledWith('nginx:1.29', expect.any(AbortSignal), undefined);
  });

  it('has nowhere to pull to while nothing is connected', async () => {
    start({}, {}, aSnapshot({ connection: { phase: 'connecting' } }));
    await run('pullImage');
    expect(vscode.window.showInformationMessage).toHaveBeenCalledWith(expect.stringContaining('No endpoint'));
  });
});

it('copies one id a line', async () => {
  start();
  await run('copyId', undefined, [aRow('sandbox', 'sandbox-1'), aRow('container', 'running')]);
  expect(vscode.env.clipboard.writeText).toHaveBeenCalledWith('sandbox-1\nrunning');
});

it('copies one line of each, whatever a name holds', async () => {
  const hostile = aContainer({ id: 'h\nid', name: 'web\nrm -rf ~\u200b\u202e' });
  start({}, {}, aSnapshot({ containers: [hostile] }));
  await run('copyName', aRow('container', hostile.id));
  await run('copyId', aRow('container', hostile.id));
  expect(vscode.env.clipboard.writeText.mock.calls).toEqual([['web rm -rf ~'], ['h id']]);
});

it('tells no secret in a notification', async () => {
  const detail = 'Head "https://r.io/v2?sig=S3cr3t-1": Authorization: Bearer S3cr3t-2';
  start({ pull: () => Promise.reject(rejection({ reason: 'rejected', detail })) });
  await run('pullImage');
  const [shown = ''] = vscode.window.showErrorMessage.mock.calls[0] ?? [];
  expect(shown).toContain('Head');
  expect(shown).not.toContain('S3cr3t');
});

it('offers objects without icons and controls of theirs', () => {
  const hostile = aContainer({ id: '$(trash)\u202eid', name: '$(zap)' });
  start({}, {}, aSnapshot({ containers: [hostile] }));
  const box = new FakeQuickPick();
  vscode.window.createQuickPick.mockReturnValue(box);
  void run('inspect');
  const shown = box.items
    .flatMap(({ label, description }) => [label.replace(/^\$\([\w-]+\) /, ''), description])
    .join('\n');
  expect(shown).toContain('\\$(trash) id');
  expect(shown).not.toMatch(/(^|[^\\])\$\((trash|zap)\)|\u202e/m);
  box.hide();
});

it('copies the reference that a person can pull, where the container only knows an id', async () => {
  const byId = aContainer({ id: 'k', image: image.id, imageRef: image.id });
  start({}, {}, aSnapshot({ containers: [byId], images: [image] }));
  await run('copyImageReference', aRow('container', 'k'));
  expect(vscode.env.clipboard.writeText).toHaveBeenCalledWith('docker.io/library/nginx:1.29');
});

it.each(['inspect', 'copyId'] as const)(
  '%s begins from the palette with what is selected in the view',
  async (name) => {
    const inspect = vi.fn(() => Promise.resolve());
    start({}, { inspect, lastSelection: () => [aRow('container', 'created')] });
    const box = new FakeQuickPick();
    vscode.window.createQuickPick.mockReturnValue(box);
    const running = run(name);
    box.pressEnter();
    await running;
    if (name === 'inspect') {
      expect(inspect).toHaveBeenCalledWith(expect.objectContaining({ objectId: 'created' }), true);
    } else {
      expect(vscode.env.clipboard.writeText).toHaveBeenCalledWith('created');
    }
  },
);

it('inspects each of the selection, and says which could not be', async () => {
  const inspect = vi.fn(({ name }: { name: string }, _preview: boolean) =>
    name === 'default/shop/job' ? Promise.reject(rejection({ reason: 'notFound' })) : Promise.resolve(),
  );
  start({}, { inspect });
  await run('inspect', undefined, [aRow('container', 'created'), aRow('container', 'running')]);
  // Two previews would share one tab.
  expect(inspect.mock.calls.map(([{ name }, preview]) => [name, preview])).toEqual([
    ['default/shop/job', false],
    ['default/shop/web', false],
  ]);
  expect(vscode.window.showErrorMessage).toHaveBeenCalledWith(
    expect.stringMatching(/^default\/shop\/job could not be inspected/),
    'Refresh',
  );
});

it.each([
  ['problem', 'criExplorer.explainProblem'],
  ['noMatch', 'criExplorer.clearFilter'],
] as const)('does with Enter on a row of the kind %s what a click does', async (kind, command) => {
  start({}, { selectedRows: () => [aRow(kind, '')] });
  await run('inspect', { view: 'criExplorer.sandboxes' });
  expect(vscode.commands.executeCommand.mock.calls.map(([name]) => name as unknown)).toEqual([command]);
});

it('opens with Enter what holds other rows, and nothing on none', async () => {
  const selected = [[aRow('group', '')], []];
  start({}, { selectedRows: () => selected.shift() ?? [] });
  await run('inspect', { view: 'criExplorer.containers' });
  await run('inspect', { view: 'criExplorer.containers' });
  expect(vscode.commands.executeCommand.mock.calls).toEqual([['list.toggleExpand']]);
});

it('explains a problem with its particulars, and copies the command', async () => {
  const failure = { reason: 'socketAbsent', path: '/run/containerd/containerd.sock' } as const;
  start({}, {}, aSnapshot({ connection: { phase: 'failed', failure } }));
  vscode.window.showWarningMessage.mockResolvedValue('Copy Command');
  await run('explainProblem');
  expect(vscode.window.showWarningMessage).toHaveBeenCalledWith(
    'node cannot be read.',
    expect.objectContaining({ modal: true, detail: expect.stringContaining('systemd unit containerd') as string }),
    'Copy Command',
    'Connect to Endpoint…',
  );
  expect(vscode.env.clipboard.writeText).toHaveBeenCalledWith('sudo systemctl start containerd');
});

it('shows what a command let escape, and logs it', async () => {
  const { log } = start(
    {},
    { startDemonstration: () => Promise.reject(new CriError({ reason: 'cancelled', method: 'x' })) },
  );
  await run('startDemonstration');
  expect(log.error).not.toHaveBeenCalled();
  vscode.registered.clear();
  const second = start({}, { startDemonstration: () => Promise.reject(new Error('oops')) });
  await run('startDemonstration');
  expect(second.log.error).toHaveBeenCalledOnce();
  expect(vscode.window.showErrorMessage).toHaveBeenCalledWith(expect.stringContaining('did not expect'), 'Show Log');
});
