/* global process, setTimeout */
/**
 * Leads the server's process group: `node -e THIS -- FOLDER PROGRAM ARGS`. It is handed over as text, since the user
 * whom the server runs as may not be able to read this folder. It kills the whole group as soon as the server has
 * ended; an extension host alone would wait for a reconnection. The end of its stdin says that the process which
 * started it has died, however that happened: then it ends the server and removes the temporary folder as well.
 */
'use strict';
const { spawn } = require('node:child_process');
const { rmSync, writeSync } = require('node:fs');
const [folder, program, ...args] = process.argv.slice(1);
let orphaned = false;
const end = (why) => {
  if (orphaned) {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // Something still writes there: what is left is for whoever tidies up temporary files.
    }
  } else {
    writeSync(2, 'The server ended: ' + why + '\n');
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
