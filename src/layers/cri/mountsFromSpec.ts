import type { Fact } from '../../contract/layers/fact.ts';
import type { MountFact } from '../../contract/layers/isolation.ts';
import { asFilledText, asList, asText, asTexts, at, omittable } from './jsonPath.ts';
import type { ReplyReader } from './replyReader.ts';

/** All that is mounted into a container, in the spec's order: later ones cover earlier ones. */
export function mountsFromSpec(reader: ReplyReader): Fact<readonly MountFact[]> {
  const requested = requestedDestinations(reader);
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

/** What the request wanted mounted: containerd prints the request, CRI-O repeats its mounts in the status. */
function requestedDestinations(reader: ReplyReader): ReadonlySet<string> {
  const paths = [at(reader.info, 'config', 'mounts'), at(reader.body, 'status', 'mounts')]
    .flatMap((list) => asList(list) ?? [])
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
