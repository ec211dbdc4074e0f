import path from 'node:path';
import { parseArgs } from 'node:util';
import { startDemoRuntime } from './demoRuntime.ts';

const usage = `Usage: demo --socket PATH [options]
  --socket PATH    the Unix socket to serve CRI on
  --empty          begin without pods, and with the pause image only
  --sandboxes N    at least so many sandboxes, containers, images
  --containers N
  --images N
  --seed N         another seed, other ids and names
  --pull-ms N      how long a pull takes, in milliseconds
`;

class UsageError extends Error {}

async function main(argv: readonly string[]): Promise<void> {
  const { values } = readArguments(argv);
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  if (values.socket === undefined) {
    throw new UsageError('--socket is missing');
  }
  const counts = definedOnly({
    sandboxes: count('sandboxes', values.sandboxes),
    containers: count('containers', values.containers),
    images: count('images', values.images),
  });
  const runtime = await startDemoRuntime({
    socketPath: path.resolve(values.socket),
    empty: values.empty,
    counts,
    ...definedOnly({ seed: count('seed', values.seed), pullMs: count('pull-ms', values['pull-ms']) }),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void runtime.stop().then(() => process.exit(0)));
  }
  process.once('exit', () => runtime.removeFiles());
  process.stdout.write(`listening on unix://${runtime.socketPath}\n`);
}

function readArguments(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        socket: { type: 'string' },
        empty: { type: 'boolean', default: false },
        sandboxes: { type: 'string' },
        containers: { type: 'string' },
        images: { type: 'string' },
        seed: { type: 'string' },
        'pull-ms': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function count(name: string, text: string | undefined): number | undefined {
  if (text !== undefined && !/^\d{1,7}$/.test(text)) {
    throw new UsageError(`--${name} takes a whole number, not ${JSON.stringify(text)}`);
  }
  return text === undefined ? undefined : Number(text);
}

function definedOnly<K extends string>(values: Record<K, number | undefined>): Partial<Record<K, number>> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<Record<K, number>>;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const why = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${why}\n${error instanceof UsageError ? usage : ''}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
