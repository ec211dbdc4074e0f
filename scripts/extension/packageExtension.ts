import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { runVisibly } from '../testing/runVisibly.ts';
import { thirdPartyNotices } from './thirdPartyNotices.ts';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Builds the production bundles and packs the extension. Returns the .vsix file.
 * @throws Error when the build fails (what failed is on the terminal), or a bundled package has no licence file
 */
export async function packageExtension(): Promise<string> {
  const dist = path.join(root, 'dist');
  const file = path.join(dist, 'cri-explorer.vsix');
  const webpack = path.join(root, 'node_modules/webpack-cli/bin/cli.js');
  const config = path.join(root, 'webpack.config.js');
  const code = await runVisibly(process.execPath, [webpack, '--mode', 'production', '--config', config]);
  if (code !== 0) {
    throw new Error('The build failed; see above.');
  }
  await writeFile(path.join(dist, 'THIRD-PARTY-NOTICES.txt'), await thirdPartyNotices(dist, root));
  await createVSIX({
    cwd: root,
    packagePath: file,
    // Everything is in the bundles.
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return file;
}
