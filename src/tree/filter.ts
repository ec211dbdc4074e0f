import type { Container } from '../contract/container.ts';
import type { Image } from '../contract/image.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import { shownContainerState } from '../words/states.ts';
import type { Addresses, Filter, FilterKey, FilterTerms } from './parseFilter.ts';
import type { PlacedContainer } from './rows/container.ts';

/** How one object answers to what is asked for. */
interface Answers {
  readonly has: (text: string) => boolean;
  readonly is: (key: FilterKey, value: string) => boolean;
}

function matches(answers: Answers, filter: Filter): boolean {
  return hasAll(answers, filter) && !hasAny(answers, filter.not);
}

function hasAll({ has, is }: Answers, { texts, words }: FilterTerms): boolean {
  return texts.every(has) && [...words].every(([key, values]) => values.some((value) => is(key, value)));
}

function hasAny({ has, is }: Answers, { texts, words }: FilterTerms): boolean {
  return texts.some(has) || [...words].some(([key, values]) => values.some((value) => is(key, value)));
}

export function sandboxMatches(sandbox: Sandbox, filter: Filter): boolean {
  return matches(sandboxAnswers(sandbox, filter.addresses), filter);
}

function sandboxAnswers(sandbox: Sandbox, addresses: Addresses): Answers {
  return {
    has: (text) => inSandbox(sandbox, text) || inLabels(sandbox.labels, text),
    is: (key, value) => sandboxIs(sandbox, addresses, key, value) || (key === 'name' && has(sandbox.name, value)),
  };
}

/** Words that tell of containers are true of no sandbox; those of the sandbox are true of its containers too. */
function sandboxIs(sandbox: Sandbox | undefined, addresses: Addresses, key: FilterKey, value: string): boolean {
  switch (key) {
    case 'state':
      return startsWith(sandbox?.state, value);
    case 'ns':
      return startsWith(sandbox?.namespace, value);
    case 'handler':
      return startsWith(sandbox?.runtimeHandler, value);
    case 'pod':
      return has(sandbox?.name ?? '', value);
    case 'ip':
      return (addresses.get(sandbox?.id ?? '') ?? []).some((address) => startsWith(address, value));
    case 'name':
    case 'image':
    case 'exit':
      return false;
  }
}

export function containerMatches(placed: PlacedContainer, filter: Filter): boolean {
  return matches(containerAnswers(placed, filter.addresses), filter);
}

/** Whether a container has what is not wanted. */
export function isExcluded(placed: PlacedContainer, filter: Filter): boolean {
  return hasAny(containerAnswers(placed, filter.addresses), filter.not);
}

/** A container is also found by what its pod and its image are called. */
function containerAnswers(placed: PlacedContainer, addresses: Addresses): Answers {
  const { container, sandbox, image } = placed;
  return {
    has: (text) =>
      inContainer(container, text) ||
      (sandbox !== undefined && inSandbox(sandbox, text)) ||
      (image !== undefined && inImage(image, text)) ||
      inLabels(container.labels, text),
    is: (key, value) => containerIs(placed, addresses, key, value),
  };
}

function containerIs(placed: PlacedContainer, addresses: Addresses, key: FilterKey, value: string): boolean {
  const { container, sandbox, image } = placed;
  switch (key) {
    case 'state':
      return [container.state, shownContainerState(container, sandbox)].some((state) => startsWith(state, value));
    case 'name':
      return has(container.name, value);
    case 'image':
      return (
        has(container.image, value) ||
        has(container.userSpecifiedImage, value) ||
        (image !== undefined && inImage(image, value))
      );
    case 'exit':
      return container.exit?.code === Number(value);
    case 'ns':
    case 'handler':
    case 'pod':
    case 'ip':
      return sandboxIs(sandbox, addresses, key, value);
  }
}

/** An image is found by its own names. The other words tell of containers: it matches when one that uses it does. */
export function imageMatches(image: Image, users: readonly PlacedContainer[], filter: Filter): boolean {
  const isName = (key: FilterKey): boolean => key === 'image' || key === 'name';
  const own = (terms: FilterTerms): FilterTerms => ({ ...terms, words: wordsOf(terms, isName) });
  const ofUsers = (terms: FilterTerms): FilterTerms => ({ texts: [], words: wordsOf(terms, (key) => !isName(key)) });
  const answers: Answers = { has: (text) => inImage(image, text), is: (_, value) => inImage(image, value) };
  const wanted = ofUsers(filter);
  const unwanted = ofUsers(filter.not);
  return (
    matches(answers, { ...filter, ...own(filter), not: own(filter.not) }) &&
    (wanted.words.size === 0 || users.some((user) => hasAll(containerAnswers(user, filter.addresses), wanted))) &&
    !users.some((user) => hasAny(containerAnswers(user, filter.addresses), unwanted))
  );
}

function wordsOf({ words }: FilterTerms, isMeant: (key: FilterKey) => boolean): FilterTerms['words'] {
  return new Map([...words].filter(([key]) => isMeant(key)));
}

/** By its beginning, so that the rows narrow while the word is typed. */
function startsWith(value: string | undefined, beginning: string): boolean {
  return (value ?? '').toLowerCase().startsWith(beginning);
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
