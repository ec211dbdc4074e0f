import { setTimeout as delay } from 'node:timers/promises';

/** Asks a process group to end and, after the grace, kills what is left. Resolves when nothing of it runs any more. */
export async function killProcessGroup(groupId: number, { graceMs }: { readonly graceMs: number }): Promise<void> {
  signalGroup(groupId, 'SIGTERM');
  if (await groupIsGone(groupId, graceMs)) {
    return;
  }
  signalGroup(groupId, 'SIGKILL');
  await groupIsGone(groupId, 5_000);
}

async function groupIsGone(groupId: number, withinMs: number): Promise<boolean> {
  const endMs = Date.now() + withinMs;
  while (signalGroup(groupId, 0)) {
    if (Date.now() > endMs) {
      return false;
    }
    await delay(20);
  }
  return true;
}

/** False when the group has no member. */
function signalGroup(groupId: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-groupId, signal);
    return true;
  } catch (error) {
    // macOS answers EPERM for a group of which only zombies are left.
    if (error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM')) {
      return false;
    }
    throw error;
  }
}
