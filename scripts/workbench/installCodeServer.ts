import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeServerLayout, type CodeServerLayout } from './codeServerLayout.ts';
import { type CodeServerRelease, currentRelease } from './codeServerRelease.ts';
import { nativeShimTexts, placeNativeShims } from './nativeShims.ts';
import { nodePackage, type NodePackage } from './nodePackage.ts';
import { npmInstall } from './npmInstall.ts';
import { placeRipgrep, prebuiltModules, usePrebuiltModules } from './olderRelease.ts';
import { pruneModules, prunedModules } from './prunedModules.ts';
import { removeAbandonedFolders } from './removeAbandonedFolders.ts';
import { smokeCheck } from './smokeCheck.ts';

export interface InstallCodeServerOptions {
  /** The folder under which installs are kept, one subfolder each. */
  readonly cacheFolder: string;
  readonly release?: CodeServerRelease;
  /** Told what is being done, in a line for a person. Silent when the install is there already. */
  readonly report: (message: string) => void;
  readonly signal?: AbortSignal;
}

/** Raise it when the steps below change, so that installs made by the old ones are not taken for new. */
const stepsVersion = 1;

/**
 * Installs a real VS Code (code-server, and the Node that it needs) from the npm registry. Needs no compiler and no
 * rights; about 15 s and 430 MB. The install appears by one rename, so that a killed or a parallel one does no harm.
 */
export async function installCodeServer(options: InstallCodeServerOptions): Promise<CodeServerLayout> {
  const { report, signal, release = currentRelease } = options;
  const root = path.join(options.cacheFolder, 'code-server');
  const node = nodePackage(release.nodeMajor);
  const layout = codeServerLayout(path.join(root, await folderName(release, node)), node);
  if (existsSync(layout.stamp)) {
    return layout;
  }
  await mkdir(root, { recursive: true });
  await removeAbandonedFolders(root);
  const draft = codeServerLayout(await mkdtemp(path.join(root, `draft-${process.pid}-`)), node);
  try {
    await fill(draft, release, node, report, signal);
    await rename(draft.folder, layout.folder).catch((error: unknown) => {
      // A parallel install was faster: its result is as good.
      if (!existsSync(layout.stamp)) {
        throw error;
      }
    });
  } finally {
    await rm(draft.folder, { recursive: true, force: true });
  }
  return layout;
}

async function fill(
  { folder, vscodeFolder, stamp, ...draft }: CodeServerLayout,
  release: CodeServerRelease,
  node: NodePackage,
  report: (message: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const startMs = Date.now();
  // mkdtemp shuts others out, but the server may run as another user.
  await chmod(folder, 0o755);
  // Without a manifest here, npm would install into the nearest parent folder that has one.
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ private: true }));
  report(`Downloading code-server ${release.version} and Node ${release.nodeMajor} ...`);
  const packages = [`code-server@${release.version}`, `${node.name}@${node.version}`];
  await npmInstall(folder, ['--no-save', '--no-package-lock', ...packages], signal);
  report("Downloading VS Code's own modules ...");
  const isOlder = await usePrebuiltModules(vscodeFolder);
  await npmInstall(vscodeFolder, ['--omit=dev'], signal);
  await placeNativeShims(vscodeFolder);
  if (isOlder) {
    await placeRipgrep(vscodeFolder);
  }
  await pruneModules(vscodeFolder);
  report('Checking that it runs ...');
  await smokeCheck({ folder, vscodeFolder, stamp, ...draft }, signal);
  const seconds = Math.round((Date.now() - startMs) / 1000);
  await writeFile(stamp, JSON.stringify({ version: release.version, seconds }));
  report(`Installed code-server ${release.version} in ${seconds} s.`);
}

async function folderName(release: CodeServerRelease, node: NodePackage): Promise<string> {
  const recipe = JSON.stringify([stepsVersion, await nativeShimTexts(), prunedModules, prebuiltModules, node]);
  const digest = createHash('sha256').update(recipe).digest('hex').slice(0, 8);
  return `${release.version}-${process.platform}-${process.arch}-${digest}`;
}
