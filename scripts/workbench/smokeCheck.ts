import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { CodeServerLayout } from './codeServerLayout.ts';
import { runProgram } from './runProgram.ts';

/** Proves that the server starts on this machine and that terminals work (their native module loads). */
export async function smokeCheck(layout: CodeServerLayout, signal?: AbortSignal): Promise<void> {
  const options = { signal, timeoutMs: 30_000 };
  // Even this makes data folders; they would land in the person's home.
  const dataFolder = path.join(layout.folder, 'smoke');
  await runProgram(layout.node, [layout.serverMain, '--version', '--server-data-dir', dataFolder], options);
  await rm(dataFolder, { recursive: true });
  const nodePty = path.join(layout.vscodeFolder, 'node_modules/node-pty');
  const check = path.join(import.meta.dirname, 'terminalCheck.cjs');
  const output = await runProgram(layout.node, [check, nodePty], options);
  if (!output.includes('terminal works')) {
    throw new Error(`VS Code's terminals do not work on this machine: ${output}`);
  }
}
