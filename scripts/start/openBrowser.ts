import { spawn } from 'node:child_process';

/** Opens the address where there is a desktop to open it on. Whether that worked is the desktop's business. */
export function openBrowser(url: string): void {
  const program = opener();
  if (program !== undefined) {
    spawn(program, [url], { stdio: 'ignore', detached: true })
      .on('error', () => undefined)
      .unref();
  }
}

function opener(): string | undefined {
  if (process.platform === 'darwin') {
    return 'open';
  }
  const hasDesktop = Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  return process.platform === 'linux' && hasDesktop ? 'xdg-open' : undefined;
}
