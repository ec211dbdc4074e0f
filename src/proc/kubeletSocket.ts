import { stat } from 'node:fs/promises';
import path from 'node:path';
import { readSmallFile } from '../common/readSmallFile.ts';
import { errorCode } from '../common/thrown.ts';
import { type Fact, type FactSource, known, unknown, type UnknownReason } from '../contract/layers/fact.ts';
import type { NodeProcess } from '../contract/layers/process.ts';
import { flagValue } from '../runtimes/commandLine.ts';
import { isForbidden, unknownOf } from './read.ts';

/** A kubelet's configuration has some two hundred lines. */
const configLimit = 256 * 1024;

/** It may be told nowhere: then the kubelet asks at a place that its version was built with. */
const notTold: UnknownReason = { why: 'notReported', by: 'kubelet' };

/**
 * Whether a kubelet asks the runtime at this socket: by the flag on its command line, which goes before all else, or by
 * the file that its flag `--config` names. That it runs on this machine says nothing of the socket: there may be two
 * runtimes, and more than one kubelet.
 *
 * Behind a user's own socket the kubelet may be that user's, and its command line may name a FIFO or a device.
 */
export async function asksAtSocket(kubelet: NodeProcess, socketPath: string): Promise<Fact<boolean>> {
  const { arguments: args, pid } = kubelet;
  const flag = flagValue(args, 'container-runtime-endpoint');
  if (flag !== undefined) {
    return isAt(flag, socketPath, { from: 'file', path: `/proc/${pid}/cmdline` });
  }
  const file = flagValue(args, 'config');
  if (file === undefined || !path.isAbsolute(file)) {
    return unknown(notTold);
  }
  try {
    const endpoint = await endpointIn(await readSmallFile(file, configLimit));
    return endpoint === undefined ? unknown(notTold) : await isAt(endpoint, socketPath, { from: 'file', path: file });
  } catch (error) {
    return unknownOf(error, file, notTold);
  }
}

/** YAML, of which JSON is a part. What cannot be read says nothing. */
async function endpointIn(text: string): Promise<string | undefined> {
  const { parseDocument } = await import(/* webpackChunkName: "yaml" */ 'yaml');
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false });
  const endpoint = document.errors.length === 0 ? document.get('containerRuntimeEndpoint') : undefined;
  return typeof endpoint === 'string' && endpoint !== '' ? endpoint : undefined;
}

/** Whether both paths lead to one socket, whatever links, mounts and schemes they are written with. */
async function isAt(endpoint: string, socketPath: string, source: FactSource): Promise<Fact<boolean>> {
  const place = endpoint.replace(/^unix:(\/\/)?(?=\/)/, '');
  if (!path.isAbsolute(place)) {
    return known(false, source);
  }
  try {
    const [told, ours] = await Promise.all([stat(place), stat(socketPath)]);
    return known(told.dev === ours.dev && told.ino === ours.ino, source);
  } catch (error) {
    const isSame = path.normalize(place) === path.normalize(socketPath);
    if (isSame || errorCode(error) === 'ENOENT') {
      return known(isSame, source);
    }
    return isForbidden(error) ? unknown({ why: 'notPermitted', path: place }) : unknown(notTold);
  }
}
