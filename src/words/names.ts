import { compareNames } from '../common/order.ts';
import type { Container } from '../contract/container.ts';
import type { Image } from '../contract/image.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import { familiarName, shortDigest } from '../images/reference.ts';
import { plainText } from './plainText.ts';

const shortIdLength = 13;

/** A name, or where there is none the beginning of the id, which every tool of the CRI takes as well. */
export function objectLabel(name: string, id: string): string {
  return plainText(name) || plainText(id.slice(0, shortIdLength));
}

/** The pod of a container as `namespace/name`. Its sandbox may have gone between two lists: then by the id. */
export function containerPlace(
  container: Container,
  { sandboxes }: { readonly sandboxes: ReadonlyMap<string, Sandbox> },
): string {
  return podName(container, sandboxes.get(container.sandboxId));
}

export function podName({ sandboxId }: Container, sandbox: Sandbox | undefined): string {
  if (sandbox === undefined) {
    return objectLabel('', sandboxId);
  }
  const name = objectLabel(sandbox.name, sandbox.id);
  const namespace = plainText(sandbox.namespace);
  return namespace === '' ? name : `${namespace}/${name}`;
}

/** An image's tags by name: a runtime gives them in any order. */
export function imageTags({ repoTags }: Image): readonly string[] {
  return [...repoTags].sort(compareNames);
}

/** By its first tag; `example.com/app <none> 3875733dcf2f` where it has none but was pulled by a digest. */
export function imageLabel(image: Image): string {
  const [tag] = imageTags(image);
  if (tag !== undefined) {
    return plainText(familiarName(tag));
  }
  const [digest] = [...image.repoDigests].sort(compareNames);
  const none = `<none> ${plainText(shortDigest(digest ?? image.id))}`;
  return digest === undefined ? none : `${plainText(familiarName(digest.split('@', 1)[0] ?? ''))} ${none}`;
}

/** `default/shop`, with the attempt where there were several: uid and name alone are no key for a sandbox. */
export function sandboxName({ name, namespace, id, attempt }: Sandbox): string {
  const label = objectLabel(name, id);
  const qualified = namespace === '' ? label : `${plainText(namespace)}/${label}`;
  return attempt === 0 ? qualified : `${qualified} #${attempt}`;
}

/** `default/shop/web`, with the attempt where there were several. */
export function containerName(
  container: Container,
  snapshot: { readonly sandboxes: ReadonlyMap<string, Sandbox> },
): string {
  const name = `${containerPlace(container, snapshot)}/${objectLabel(container.name, container.id)}`;
  return container.attempt === 0 ? name : `${name} #${container.attempt}`;
}
