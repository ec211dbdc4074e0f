import type { Container } from '../contract/container.ts';
import type { Image } from '../contract/image.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import { shownContainerState } from '../words/states.ts';
import { type Filter, hasWords } from './filter.ts';
import type { PlacedContainer } from './placedContainer.ts';

export function sandboxMatches(sandbox: Sandbox, filter: Filter): boolean {
  return (
    startsWithOne(filter.states, [sandbox.state]) &&
    placeMatches(sandbox, filter) &&
    filter.texts.every((text) => inSandbox(sandbox, text) || inLabels(sandbox.labels, text))
  );
}

/** A container is also found by what its pod and its image are called. */
export function containerMatches(placed: PlacedContainer, filter: Filter): boolean {
  const { container, sandbox, image } = placed;
  return (
    wordsMatch(placed, filter) &&
    filter.texts.every(
      (text) =>
        inContainer(container, text) ||
        (sandbox !== undefined && inSandbox(sandbox, text)) ||
        (image !== undefined && inImage(image, text)) ||
        inLabels(container.labels, text),
    )
  );
}

/** An image is found by its own names. Words tell of containers: it matches when one that uses it does. */
export function imageMatches(image: Image, users: readonly PlacedContainer[], filter: Filter): boolean {
  return (
    filter.texts.every((text) => inImage(image, text)) &&
    (!hasWords(filter) || users.some((user) => wordsMatch(user, filter)))
  );
}

function wordsMatch({ container, sandbox }: PlacedContainer, filter: Filter): boolean {
  return (
    startsWithOne(filter.states, [container.state, shownContainerState(container, sandbox)]) &&
    placeMatches(sandbox, filter)
  );
}

function placeMatches(sandbox: Sandbox | undefined, { namespaces, handlers }: Filter): boolean {
  return (
    startsWithOne(namespaces, [sandbox?.namespace ?? '']) && startsWithOne(handlers, [sandbox?.runtimeHandler ?? ''])
  );
}

/** By its beginning, so that the rows narrow while the word is typed. */
function startsWithOne(wanted: readonly string[], values: readonly string[]): boolean {
  return wanted.length === 0 || values.some((value) => wanted.some((word) => value.toLowerCase().startsWith(word)));
}

function inContainer({ name, id, image, userSpecifiedImage }: Container, text: string): boolean {
  return has(name, text) || has(id, text) || has(image, text) || has(userSpecifiedImage, text);
}

function inSandbox({ name, id, namespace }: Sandbox, text: string): boolean {
  return has(name, text) || has(namespace, text) || has(id, text);
}

function inImage({ id, repoTags, repoDigests }: Image, text: string): boolean {
  return has(id, text) || repoTags.some((tag) => has(tag, text)) || repoDigests.some((digest) => has(digest, text));
}

/** `app=web`, or a part of it. */
function inLabels(labels: Readonly<Record<string, string>>, text: string): boolean {
  return Object.keys(labels).some((name) => {
    const value = labels[name] ?? '';
    return has(name, text) || has(value, text) || (text.includes('=') && has(`${name}=${value}`, text));
  });
}

function has(value: string, text: string): boolean {
  return value.toLowerCase().includes(text);
}
