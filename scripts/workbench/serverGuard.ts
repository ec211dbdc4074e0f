/**
 * Source of the small process that leads the server's process group: `node -e SOURCE -- FOLDER PROGRAM ARGS`. It kills
 * the whole group as soon as the server has ended; an extension host alone would wait for a reconnection. The end of
 * its stdin says that the process which started it has died, however that happened: then it ends the server and
 * removes the temporary folder as well.
 */
export const serverGuard = `'use strict';
const { spawn } = require('node:child_process');
const { rmSync, writeSync } = require('node:fs');
const [folder, program, ...args] = process.argv.slice(1);
let orphaned = false;
const end = (why) => {
  if (orphaned) {
    try { rmSync(folder, { recursive: true, force: true, maxRetries: 5 }); } catch {}
  } else {
    writeSync(2, 'The server ended: ' + why + '\\n');
  }
  process.kill(0, 'SIGKILL');
};
const server = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
server.on('error', (error) => end(error.message));
server.on('exit', (code, signal) => end(signal ?? code));
process.on('SIGTERM', () => {});
process.on('SIGINT', () => {});
const onParentGone = () => {
  orphaned = true;
  process.kill(0, 'SIGTERM');
  setTimeout(end, 3000);
};
process.stdin.on('end', onParentGone).on('error', onParentGone).resume();
`;
