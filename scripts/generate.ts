/**
 * Turns proto/ into what the client needs at run time and at compile time:
 *
 * - src/rpc/generated/descriptors.json, the protobufjs JSON form, so that no bundle ever reads a .proto file;
 * - src/rpc/generated/types/, the TypeScript types by proto-loader's own generator.
 *
 * Both are derived data: they are ignored by git and made anew by `npm run generate` (and after `npm ci`).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import protobuf from 'protobufjs';
import { decoding } from '../src/rpc/decoding.ts';

const root = path.resolve(import.meta.dirname, '..');
const outDir = path.join(root, 'src/rpc/generated');
const protos = ['proto/runtime/v1/api.proto'];

rmSync(outDir, { recursive: true, force: true });
mkdirSync(outDir, { recursive: true });

const descriptors = new protobuf.Root();
for (const file of protos) {
  protobuf.parse(readFileSync(path.join(root, file), 'utf8'), descriptors, { keepCase: decoding.keepCase });
}
writeFileSync(path.join(outDir, 'descriptors.json'), JSON.stringify(descriptors.toJSON()));

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
    `--outDir=${path.join(outDir, 'types')}`,
    ...protos,
  ],
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
);
