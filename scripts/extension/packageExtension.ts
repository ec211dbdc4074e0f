import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { runProgram } from '../workbench/runProgram.ts';
import { thirdPartyNotices } from './thirdPartyNotices.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Longer than a busy machine takes. */
const buildTimeoutMs = 600_000;

/**
 * Builds the production bundles and packs the extension, without a word. Returns the .vsix file.
 * @throws Error when the build fails, with what the bundler says, or a bundled package has no licence file
 */
export async function packageExtension(signal?: AbortSignal): Promise<string> {
  const dist = path.join(root, 'dist');
  const file = path.join(dist, 'cri-explorer.vsix');
  const webpack = path.join(root, 'node_modules/webpack-cli/bin/cli.js');
  const config = path.join(root, 'webpack.config.js');
  const build = [webpack, '--mode', 'production', '--config', config];
  await runProgram(process.execPath, build, { cwd: root, timeoutMs: buildTimeoutMs, signal });
  await writeFile(path.join(dist, 'THIRD-PARTY-NOTICES.txt'), await thirdPartyNotices(dist, root));
  await quietly(() =>
    createVSIX({
      cwd: root,
      packagePath: file,
      // Everything is in the bundles.
      dependencies: false,
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
    }),
  );
  return file;
}

/** vsce lists every file that it packs, and has no switch for that. */
async function quietly(work: () => Promise<void>): Promise<void> {
  const { log } = console;
  console.log = () => undefined;
  try {
    await work();
  } finally {
    console.log = log;
  }
}
