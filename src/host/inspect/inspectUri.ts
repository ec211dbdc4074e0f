import type { InspectSubject } from '../ui/inspectSubject.ts';

export const inspectScheme = 'cri';

/** The parts of a URI; VS Code takes the last segment of its path as the title, and its end for the language. */
export interface InspectUriParts {
  readonly scheme: string;
  readonly path: string;
  readonly query: string;
}

/** The name is only for reading. It is text that a user of the cluster chose, so that it must stay one segment. */
export function inspectUri({ endpointId, kind, objectId, name }: InspectSubject): InspectUriParts {
  const title = name.replaceAll(/[/\\]/g, '∕') || objectId;
  return {
    scheme: inspectScheme,
    path: `/${kind}/${title}.yaml`,
    query: new URLSearchParams({ endpoint: endpointId, id: objectId }).toString(),
  };
}

/** Reads back what a URI names, also one of a session before; `undefined` for one that is not ours. */
export function subjectOfUri({ path, query }: Omit<InspectUriParts, 'scheme'>): InspectSubject | undefined {
  const [, kind, name] = /^\/(container|sandbox|image|endpoint)\/(.*)\.yaml$/.exec(path) ?? [];
  const parameters = new URLSearchParams(query);
  const endpointId = parameters.get('endpoint');
  return isKind(kind) && name !== undefined && endpointId !== null
    ? { endpointId, kind, objectId: parameters.get('id') ?? '', name }
    : undefined;
}

function isKind(text: string | undefined): text is InspectSubject['kind'] {
  return text === 'container' || text === 'sandbox' || text === 'image' || text === 'endpoint';
}
