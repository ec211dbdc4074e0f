/* global __dirname, performance, process */
/** `node activationProcess.cjs FILE`: loads and activates an extension, and prints how long it took as JSON. */
const Module = require('node:module');
const path = require('node:path');

const stub = path.join(__dirname, 'stubVscode.cjs');
const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => (request === 'vscode' ? stub : resolve(request, ...rest));
// What VS Code has loaded long before.
const vscode = require('vscode');

const file = process.argv[2];
const context = vscode.extensionContext(path.resolve(path.dirname(file), '..'));
const startedMs = performance.now();
const extension = require(file);
const loadedMs = performance.now();
extension.activate(context);
const activatedMs = performance.now();
process.stdout.write(
  `${JSON.stringify({ requireMs: loadedMs - startedMs, activateMs: activatedMs - loadedMs })}\n`,
  // The search for runtimes that has begun is of no interest here.
  () => process.exit(0),
);
