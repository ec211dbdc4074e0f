/* global process */
/** Runs a command in a terminal by the node-pty of the folder that is named, and prints what the terminal showed. */
'use strict';
const [nodePty] = process.argv.slice(2);
const terminal = require(nodePty).spawn('/bin/echo', ['terminal', 'works'], {});
terminal.onData((text) => process.stdout.write(text));
terminal.onExit(() => process.exit(0));
