/**
 * Stands in for the native @vscode/spdlog, which needs a C++ compiler and 17 s to build. Without it VS Code writes no
 * log files and prints a stack trace for each logger. It covers the calls that VS Code makes.
 *
 * VS Code import()s this CommonJS file, and Node's lexer finds only names that are exported by one plain
 * `exports.x =` assignment each.
 */
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

class Logger {
  constructor(file) {
    this.level = 2;
    this.plain = false;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    this.descriptor = fs.openSync(file, 'a');
  }
  write(level, message) {
    if (level < this.level || this.descriptor === undefined) return;
    const time = new Date().toISOString().slice(0, -1).replace('T', ' ');
    const text = this.plain ? String(message) : time + ' [' + LEVELS[level] + '] ' + message + '\n';
    try {
      fs.writeSync(this.descriptor, text);
    } catch {
      // A log that cannot be written stops nothing.
    }
  }
  trace(message) {
    this.write(0, message);
  }
  debug(message) {
    this.write(1, message);
  }
  info(message) {
    this.write(2, message);
  }
  warn(message) {
    this.write(3, message);
  }
  error(message) {
    this.write(4, message);
  }
  critical(message) {
    this.write(5, message);
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {
    this.plain = true;
  }
  flush() {}
  drop() {
    if (this.descriptor === undefined) return;
    try {
      fs.closeSync(this.descriptor);
    } catch {
      // It is closed already.
    }
    this.descriptor = undefined;
  }
}

const create = async (name, file) => new Logger(file);
exports.version = 'shim';
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
