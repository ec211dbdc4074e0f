import { runProgram } from './runProgram.ts';

/** What a person or a CI configured about the registry; everything else of a parent `npm run` is left out. */
const keptSetting =
  /^npm_config_(cache|registry|cafile|ca|userconfig|globalconfig|strict_ssl|proxy|https?_proxy|no_?proxy|\/\/.*)$/i;

/** Runs `npm install` without install scripts: nothing of the downloaded packages runs on the way. */
export async function npmInstall(cwd: string, args: readonly string[], signal?: AbortSignal): Promise<void> {
  const settings = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || keptSetting.test(name));
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const env = Object.fromEntries(settings);
  await runProgram('npm', ['install', ...args, ...quiet], { cwd, env, signal, timeoutMs: 600_000 });
}
