import path from 'node:path';
import { parseArgs } from 'node:util';
import { startDemoRuntime } from './demoRuntime.ts';
import { plantNode } from './seed/plantNode.ts';

const usage = `Usage: demo --socket PATH
  --socket PATH    the Unix socket to serve CRI on
`;

async function main(argv: readonly string[]): Promise<void> {
  const socket = socketOf(argv);
  if (socket === undefined) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const runtime = await startDemoRuntime({
    socketPath: path.resolve(socket),
    plant: plantNode,
    pullMs: [1000, 2000],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void runtime.stop().then(() => process.exit(0)));
  }
  process.once('exit', () => runtime.removeFiles());
  process.stdout.write(`listening on unix://${runtime.socketPath}\n`);
}

function socketOf(argv: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...argv], options: { socket: { type: 'string' } } }).values.socket;
  } catch {
    return undefined;
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
