import { beforeEach, describe, expect, it, vi } from 'vitest';
import { container } from '../../../builders/container.ts';
import { TestSessions } from '../../../builders/endpointSessions.ts';
import { english } from '../../../builders/rows.ts';
import { aRow } from '../commands/aRow.ts';

const vscode = await vi.hoisted(async () => (await import('../fakeVscode.ts')).fakeVscode());
vi.mock('vscode', () => vscode);
const opened: string[] = [];
vi.mock('../../../../src/host/terminal/execTerminals.ts', () => ({
  ExecTerminals: class {
    open({ containerId }: { readonly containerId: string }): void {
      opened.push(containerId);
    }
    dispose(): void {
      opened.length = 0;
    }
  },
}));
const { registerExecCommands } = await import('../../../../src/host/terminal/registerExecCommands.ts');

const sessions = new TestSessions();
sessions.open('node').apply({ connection: { phase: 'live' }, containers: [container({ id: 'c1', name: 'web' })] });
const row = { ...aRow('container', 'c1'), endpointId: sessions.sessions[0]?.endpoint.id ?? '' };

describe('Exec in Terminal', () => {
  beforeEach(() => {
    vi.resetAllMocks();
    vscode.registered.clear();
    opened.length = 0;
    registerExecCommands({
      ...{ sessions, l10n: english, lastSelection: () => [], isOwnRow: (each) => each === row },
      settings: () => ({ shells: ['sh'], requestTimeoutMs: 1000 }),
    });
  });
  const run = (...args: readonly unknown[]): unknown => vscode.registered.get('criExplorer.execInTerminal')?.(...args);

  it('opens at once for a row that was clicked', async () => {
    await run(row, undefined);
    expect(opened).toEqual(['c1']);
    expect(vscode.window.showWarningMessage).not.toHaveBeenCalled();
  });

  it('opens at once from the palette, where the person picks', async () => {
    vscode.window.showQuickPick.mockImplementation(([first]) => Promise.resolve(first));
    await run();
    expect(opened).toEqual(['c1']);
    expect(vscode.window.showWarningMessage).not.toHaveBeenCalled();
  });

  it('asks first where a link or another extension wants it', async () => {
    vscode.window.showWarningMessage.mockResolvedValueOnce(undefined).mockResolvedValueOnce('Open');
    await run({ ...row });
    expect(vscode.window.showWarningMessage).toHaveBeenCalledWith(
      'Open a terminal in web?',
      { modal: true, detail: expect.stringContaining('a link or another extension') },
      'Open',
    );
    expect(opened).toEqual([]);
    await run(row, [row, { ...row }]);
    expect(vscode.window.showWarningMessage).toHaveBeenCalledTimes(2);
    expect(opened).toEqual(['c1']);
  });
});
