import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The project's cache folder: `CRI_EXPLORER_CACHE`, else `cri-explorer` under `XDG_CACHE_HOME` or `~/.cache`.
 * It is not created here. A relative `XDG_CACHE_HOME` is ignored, as the XDG base directory specification asks.
 */
export function cacheDir(): string {
  const own = process.env.CRI_EXPLORER_CACHE;
  if (own) return own;
  const xdg = process.env.XDG_CACHE_HOME;
  return join(xdg?.startsWith('/') ? xdg : join(homedir(), '.cache'), 'cri-explorer');
}
