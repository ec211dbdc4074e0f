import type { Container } from '../../contract/container.ts';
import type { Image } from '../../contract/image.ts';
import type { Sandbox } from '../../contract/sandbox.ts';
import { containersByImage } from '../../images/imageIndex.ts';
import { shortDigest } from '../../images/reference.ts';
import type { EndpointSession } from '../../model/session/endpointSession.ts';
import type { EndpointSessions } from '../../model/session/endpointSessions.ts';
import type { EndpointSnapshot } from '../../model/store/endpointSnapshot.ts';
import { containerDescription, containerIcon } from '../../tree/rows/container.ts';
import { imageDescription } from '../../tree/rows/image.ts';
import type { Row } from '../../tree/rows/row.ts';
import { sandboxDescription } from '../../tree/rows/sandbox.ts';
import { containerName, imageLabel, objectLabel, podName, sandboxName } from '../../words/names.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';

/**
 * How objects of one kind are found, and shown in a quick pick.
 *
 * Lives in host although it needs no vscode: the commands alone ask for objects in this way.
 */
export interface ObjectKind<T extends { readonly id: string }> {
  /** The kind of its rows, and of what `Inspect` shows. */
  readonly row: 'sandbox' | 'container' | 'image';
  objects(snapshot: EndpointSnapshot): ReadonlyMap<string, T>;
  label(object: T): string;
  /** With the namespace and the pod. */
  fullName(object: T, snapshot: EndpointSnapshot): string;
  /** Looks at the whole snapshot once, for as many of its objects as are to be shown. */
  look(snapshot: EndpointSnapshot, context: WordContext): (object: T) => ObjectLook;
}

/** How an object looks in a quick pick, besides its label. */
interface ObjectLook {
  /** A codicon. */
  readonly icon: string;
  readonly description: string;
}

export const sandboxKind: ObjectKind<Sandbox> = {
  row: 'sandbox',
  objects: ({ sandboxes }) => sandboxes,
  label: ({ name, id }) => objectLabel(name, id),
  fullName: (sandbox) => sandboxName(sandbox),
  look: (_, context) => (sandbox) => ({
    icon: 'layers',
    description: `${sandboxDescription(sandbox, context)} · ${shortId(sandbox)}`,
  }),
};

export const containerKind: ObjectKind<Container> = {
  row: 'container',
  objects: ({ containers }) => containers,
  label: ({ name, id }) => objectLabel(name, id),
  fullName: (container, snapshot) => containerName(container, snapshot),
  look:
    ({ sandboxes }, context) =>
    (container) => {
      const placed = { id: container.id, container, sandbox: sandboxes.get(container.sandboxId), image: undefined };
      const pod = podName(container, placed.sandbox);
      return {
        icon: containerIcon(placed).name,
        description: [pod, containerDescription(placed, context), shortId(container)]
          .filter((part) => part !== '')
          .join(' · '),
      };
    },
};

export const imageKind: ObjectKind<Image> = {
  row: 'image',
  objects: ({ images }) => images,
  label: (image) => imageLabel(image),
  fullName: (image) => imageLabel(image),
  look: ({ images, containers }, context) => {
    const users = containersByImage(images, containers.values());
    return (image) => ({
      icon: 'package',
      description: `${imageDescription(image, users.get(image.id)?.length ?? 0, context)} · ${plainText(shortDigest(image.id))}`,
    });
  },
};

function shortId({ id }: { readonly id: string }): string {
  return plainText(id.slice(0, 13));
}

/** An object that a command may act on, as it is known at the moment of asking. */
export interface Candidate<T> {
  readonly session: EndpointSession;
  readonly snapshot: EndpointSnapshot;
  readonly object: T;
}

/** Every object of a kind, over all endpoints. */
export function allCandidates<T extends { readonly id: string }>(
  sessions: EndpointSessions,
  kind: ObjectKind<T>,
): Candidate<T>[] {
  return sessions.sessions.flatMap((session) => {
    const { snapshot } = session.store;
    return [...kind.objects(snapshot).values()].map((object) => ({ session, snapshot, object }));
  });
}

/**
 * The objects that rows of a kind stand for now. Each object comes once: several rows may stand for one container.
 */
export function candidatesOfRows<T extends { readonly id: string }>(
  rows: readonly Row[],
  sessions: EndpointSessions,
  kind: ObjectKind<T>,
): Candidate<T>[] {
  const found = new Map<string, Candidate<T>>();
  for (const row of rows) {
    const session = row.kind === kind.row ? sessions.session(row.endpointId) : undefined;
    const object = session && kind.objects(session.store.snapshot).get(row.objectId);
    if (session !== undefined && object !== undefined) {
      found.set(`${row.endpointId}/${object.id}`, { session, snapshot: session.store.snapshot, object });
    }
  }
  return [...found.values()];
}

/** The candidates of one endpoint: a call goes to one endpoint. */
export interface EndpointGroup {
  readonly session: EndpointSession;
  readonly snapshot: EndpointSnapshot;
  readonly ids: readonly string[];
}

export function groupByEndpoint(candidates: readonly Candidate<{ readonly id: string }>[]): EndpointGroup[] {
  const groups = new Map<EndpointSession, string[]>();
  for (const { session, object } of candidates) {
    const ids = groups.get(session) ?? [];
    groups.set(session, [...ids, object.id]);
  }
  return [...groups].map(([session, ids]) => ({ session, snapshot: session.store.snapshot, ids }));
}
