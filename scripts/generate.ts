/**
 * Turns proto/ into what the client needs at run time and at compile time:
 *
 * - src/rpc/generated/descriptors.json (CRI) and containerdDescriptors.json (containerd's own services), the protobufjs
 *   JSON form, so that no bundle ever reads a .proto file;
 * - src/rpc/generated/types/, the TypeScript types by proto-loader's own generator.
 *
 * All of it is derived data: it is ignored by git and made anew by `npm run generate` (and after `npm ci`).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import protobuf from 'protobufjs';
import { decoding } from '../src/rpc/decoding.ts';

const protoDir = path.resolve(import.meta.dirname, '../proto');
const outDir = path.resolve(import.meta.dirname, '../src/rpc/generated');
const descriptors = {
  'descriptors.json': 'runtime/v1/api.proto',
  'containerdDescriptors.json': 'containerd/containerd.proto',
};

rmSync(outDir, { recursive: true, force: true });
mkdirSync(outDir, { recursive: true });

for (const [file, proto] of Object.entries(descriptors)) {
  const root = new protobuf.Root();
  // Imports are written from proto/ on. protobufjs brings google/protobuf itself.
  root.resolvePath = (_origin, target) => path.resolve(protoDir, target);
  root.loadSync(proto, { keepCase: decoding.keepCase });
  writeFileSync(path.join(outDir, file), JSON.stringify(root.toJSON()));
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
    `--outDir=${path.join(outDir, 'types')}`,
    ...Object.values(descriptors),
  ],
  { cwd: protoDir, stdio: ['ignore', 'ignore', 'inherit'] },
);
