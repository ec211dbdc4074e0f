import { describe, expect, it } from 'vitest';
import { CriError, type CriFailure } from '../../../src/contract/failure.ts';
import { shellCommand, type ShellLaunch } from '../../../src/streams/shellLaunch.ts';
import { probeShell } from '../../../src/streams/shellProbe.ts';

type Outcome = number | CriFailure;

const missing: CriFailure = { reason: 'rejected', method: 'ExecSync', code: 'UNKNOWN', detail: 'executable not found' };

function runtimeWith(outcomes: Readonly<Record<string, Outcome>>) {
  const commands: string[][] = [];
  return {
    commands,
    execSync: (_id: string, command: readonly string[]) => {
      commands.push([...command]);
      const outcome = outcomes[command[0] ?? ''] ?? missing;
      return typeof outcome === 'number'
        ? Promise.resolve({ stdout: Buffer.from('42\nstarted\n'), stderr: new Uint8Array(), exitCode: outcome })
        : Promise.reject(new CriError(outcome));
    },
  };
}

const shells = ['bash', 'ash', 'sh'];
const launchOf = (shell: string): ShellLaunch => ({ shell, words: [shell], starter: shell });

describe('probeShell', () => {
  it('takes the first that runs', async () => {
    const runtime = runtimeWith({ ash: 0, sh: 0 });
    expect(await probeShell(runtime, 'c1', shells, { timeoutS: 5 })).toEqual({
      kind: 'found',
      launch: launchOf('ash'),
    });
    expect(runtime.commands).toEqual([
      shellCommand(launchOf('bash'), '-c', 'echo started'),
      shellCommand(launchOf('ash'), '-c', 'echo started'),
    ]);
  });

  it('knows a missing shell by exit code 127 too', async () => {
    const runtime = runtimeWith({ bash: 127, ash: 127, sh: 127, dash: 0 });
    expect(await probeShell(runtime, 'c1', [...shells, 'dash'], { timeoutS: 5 })).toEqual({
      kind: 'found',
      launch: launchOf('dash'),
    });
  });

  it('tells that there is none, with the last answer', async () => {
    expect(await probeShell(runtimeWith({}), 'c1', shells, { timeoutS: 5 })).toEqual({
      kind: 'none',
      tried: shells,
      detail: 'executable not found',
    });
  });

  it('takes the next where the runtime ended one that hung', async () => {
    const hung: CriFailure = { reason: 'gaveUp', method: 'ExecSync', detail: 'timeout 1s exceeded' };
    expect(await probeShell(runtimeWith({ bash: hung, ash: 0 }), 'c1', shells, { timeoutS: 1 })).toEqual({
      kind: 'found',
      launch: launchOf('ash'),
    });
  });

  it.each<CriFailure>([
    { reason: 'deadlineExceeded', method: 'ExecSync', deadlineMs: 1 },
    { reason: 'cancelled', method: 'ExecSync' },
    { reason: 'runtimeRestarted', method: 'ExecSync' },
  ])('does not take $reason for a missing shell', async (failure) => {
    await expect(probeShell(runtimeWith({ bash: failure }), 'c1', shells, { timeoutS: 5 })).rejects.toMatchObject({
      failure,
    });
  });
});
