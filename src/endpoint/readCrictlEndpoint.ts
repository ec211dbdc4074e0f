import { readFile } from 'node:fs/promises';

/**
 * The `runtime-endpoint` of crictl's configuration file, or `undefined` where there is none or it cannot be read: the
 * file is a convenience here, so whatever is wrong with it must not keep other endpoints from being found.
 */
export async function readCrictlEndpoint(file: string): Promise<string | undefined> {
  try {
    const text = await readFile(file, 'utf8');
    const { parse } = await import(/* webpackChunkName: "yaml" */ 'yaml');
    const config: unknown = parse(text);
    const value =
      typeof config === 'object' && config !== null && 'runtime-endpoint' in config
        ? config['runtime-endpoint']
        : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    return undefined;
  }
}
