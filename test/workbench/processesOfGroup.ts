import { runProgram } from '../../scripts/workbench/runProgram.ts';

/** The command lines of a process group's members. */
export async function processesOfGroup(groupId: number): Promise<string[]> {
  const table = await runProgram('ps', ['-A', '-o', 'pgid=,args='], { timeoutMs: 10_000 });
  const lines = table.split('\n').map((line) => line.trim());
  return lines.filter((line) => line.startsWith(`${groupId} `));
}
