/**
 * Runs a script of this project on a fresh clone: installs the npm packages when they are missing or older than the
 * lock file, then hands over to the TypeScript script named first, with the rest as its arguments.
 *
 *   node scripts/bootstrap.mjs start --demo
 *
 * Plain JavaScript without packages, because it runs before there are any.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const [script, ...rest] = process.argv.slice(2);

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(`CRI Explorer needs Node 20 or newer; this is ${process.version}.`);
  process.exit(1);
}

const mark = path.join(root, 'node_modules/.package-lock.json');
const lock = path.join(root, 'package-lock.json');
if (!existsSync(mark) || statSync(mark).mtimeMs < statSync(lock).mtimeMs) {
  console.error('Installing npm packages …');
  // Scripts of packages are not run: none of ours needs one, and what they fetch may not be reachable.
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--loglevel=error'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (npm.status !== 0) {
    console.error('npm ci failed; see above.');
    process.exit(npm.status ?? 1);
  }
}

// tsx as a loader, not as a command: the command stands between, and kills a script that is too busy to tell it of
// a signal within 30 ms, so that it could not tidy up.
const typescript = ['--import', 'tsx'];
const generate = [...typescript, 'scripts/generate.ts'];
const generated = spawnSync(process.execPath, generate, { cwd: root, stdio: ['ignore', 2, 2] });
if (generated.status !== 0) {
  process.exit(generated.status ?? 1);
}

// The script tidies up on Ctrl-C itself. It gets the signal from the terminal too; one that only this process gets is
// passed on.
const child = spawn(process.execPath, [...typescript, `scripts/${script}.ts`, ...rest], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
