import type { Fact } from '../contract/layers/fact.ts';
import type { MountFact } from '../contract/layers/isolation.ts';
import type { HighLevelRuntime } from '../runtimes/highLevelRuntime.ts';
import { asFilledText, asList, asText, asTexts, at, omittable } from '../runtimes/json.ts';
import type { ReplyReader } from '../runtimes/verboseReply.ts';

/** All that is mounted into a container, in the spec's order: later ones cover earlier ones. */
export function mountsFromSpec(reader: ReplyReader, runtime: HighLevelRuntime): Fact<readonly MountFact[]> {
  const requested = requestedDestinations(reader, runtime);
  const mounts = omittable(reader.spec, 'mounts', asList, []);
  return reader.fact(
    'info.runtimeSpec.mounts',
    mounts?.flatMap((mount): MountFact[] => {
      const destination = asFilledText(at(mount, 'destination'));
      return destination === undefined
        ? []
        : [
            {
              destination,
              source: asText(at(mount, 'source')) ?? '',
              type: asText(at(mount, 'type')) ?? '',
              readOnly: isReadOnly(asTexts(at(mount, 'options')) ?? []),
              origin: requested.has(withoutSlash(destination)) ? 'requested' : 'runtime',
            },
          ];
    }),
  );
}

function requestedDestinations(reader: ReplyReader, runtime: HighLevelRuntime): ReadonlySet<string> {
  const paths = (asList(runtime.requestedMounts(reader)) ?? [])
    .map((mount) => asFilledText(at(mount, 'container_path')))
    .filter((path) => path !== undefined);
  return new Set(paths.map(withoutSlash));
}

/** The last word counts, as for mount(8); `rro` is `ro` for the mounts below too. */
function isReadOnly(options: readonly string[]): boolean {
  const last = options.findLast((option) => ['ro', 'rro', 'rw'].includes(option));
  return last === 'ro' || last === 'rro';
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
