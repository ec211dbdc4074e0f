/**
 * Turns proto/ into what the client needs at run time and at compile time:
 *
 * - src/rpc/generated/descriptors.json (CRI) and containerdDescriptors.json (containerd's own services), the protobufjs
 *   JSON form, so that no bundle ever reads a .proto file;
 * - src/rpc/generated/types/, the TypeScript types by proto-loader's own generator.
 *
 * All of it is derived data and ignored by git. `npm run generate` makes it, and so does every script that
 * bootstrap.mjs starts. When nothing that it is made from has changed, it is left alone: a script that starts while
 * tests run must not take away what they import.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import protobuf from 'protobufjs';
import { decoding } from '../src/rpc/decoding.ts';

const root = path.resolve(import.meta.dirname, '..');
const protoDir = path.join(root, 'proto');
const outDir = path.join(root, 'src/rpc/generated');
const descriptors = {
  'descriptors.json': 'runtime/v1/api.proto',
  'containerdDescriptors.json': 'containerd/containerd.proto',
};

const stampFile = path.join(outDir, 'madeFrom.txt');
const stamp = digestOfSources();
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  // It appears in one step, so that a generator that was interrupted leaves nothing that looks whole.
  const draft = path.join(root, `src/rpc/generated-${process.pid}`);
  try {
    generateInto(draft);
    writeFileSync(path.join(draft, path.basename(stampFile)), stamp);
    rmSync(outDir, { recursive: true, force: true });
    renameSync(draft, outDir);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function digestOfSources(): string {
  const protos = readdirSync(protoDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.proto'))
    .map((name) => path.join('proto', name));
  const hash = createHash('sha256');
  // The lock file stands for the generators.
  for (const file of [...protos.sort(), 'scripts/generate.ts', 'src/rpc/decoding.ts', 'package-lock.json']) {
    hash.update(file).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

function generateInto(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [file, proto] of Object.entries(descriptors)) {
    const types = new protobuf.Root();
    // Imports are written from proto/ on. protobufjs brings google/protobuf itself.
    types.resolvePath = (_origin, target) => path.resolve(protoDir, target);
    types.loadSync(proto, { keepCase: decoding.keepCase });
    writeFileSync(path.join(folder, file), JSON.stringify(types.toJSON()));
  }
  const generator = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@grpc/proto-loader/package.json')),
    'build/bin/proto-loader-gen-types.js',
  );
  execFileSync(
    process.execPath,
    [
      generator,
      '--keepCase',
      `--longs=${decoding.longs.name}`,
      `--enums=${decoding.enums.name}`,
      '--defaults',
      '--includeComments',
      '--grpcLib=@grpc/grpc-js',
      '--importFileExtension=.ts',
      '--includeDirs=.',
      `--outDir=${path.join(folder, 'types')}`,
      ...Object.values(descriptors),
    ],
    { cwd: protoDir, stdio: ['ignore', 'ignore', 'inherit'] },
  );
}
