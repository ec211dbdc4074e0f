/** What a word of the filter asks for: `state:running`. */
export const filterKeys = ['state', 'ns', 'handler', 'name', 'pod', 'image', 'exit', 'ip'] as const;

export type FilterKey = (typeof filterKeys)[number];

/** What is asked for, in lower case: texts, and of each kind of word the values. */
export interface FilterTerms {
  readonly texts: readonly string[];
  readonly words: ReadonlyMap<FilterKey, readonly string[]>;
}

/** What is not as somebody who typed it may think. It filters nothing, but for the last. */
export interface FilterProblem {
  readonly problem:
    /** No state begins so. */
    | 'noState'
    /** An exit code is a number. */
    | 'noNumber'
    /** Before the colon stands no word of ours: it is text, as image references have a colon too. */
    | 'isText';
  readonly part: string;
}

/** What rows have to match: every text, and of each kind of word one; and nothing of what has a minus before it. */
export interface Filter extends FilterTerms {
  /** As it was typed, without the blanks around it; empty for none. */
  readonly text: string;
  readonly not: FilterTerms;
  readonly problems: readonly FilterProblem[];
  /** By sandbox id, as far as they have been read: no list tells them. */
  readonly addresses: Addresses;
}

export type Addresses = ReadonlyMap<string, readonly string[]>;

/** Whether it takes the addresses of sandboxes to tell what passes. */
export function asksForAddresses({ words, not }: Filter): boolean {
  return words.has('ip') || not.words.has('ip');
}

const noTerms: FilterTerms = { texts: [], words: new Map() };
export const noFilter: Filter = { ...noTerms, text: '', not: noTerms, problems: [], addresses: new Map() };

const states = ['ready', 'notready', 'created', 'running', 'paused', 'orphaned', 'exited', 'unknown'] as const;
const maxLength = 500;
const form = /^(-?)(?:([a-z]+):)?(.*)$/;

/**
 * Reads `state:running ns:shop -nginx`. A word without a value is still being typed and asks for nothing, and so does
 * one whose value is none; the other words go on filtering.
 */
export function parseFilter(typed: string, addresses: Addresses = noFilter.addresses): Filter {
  const text = typed.slice(0, maxLength).trim();
  const parts = text
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '')
    .map(parsePart);
  return {
    text,
    ...termsOf(parts.filter(({ isNegated }) => !isNegated)),
    not: termsOf(parts.filter(({ isNegated }) => isNegated)),
    problems: parts.flatMap(({ problem }) => problem ?? []),
    addresses,
  };
}

interface Part {
  readonly isNegated: boolean;
  /** `undefined` for a text. */
  readonly key: FilterKey | undefined;
  /** Empty where nothing is asked for. */
  readonly value: string;
  readonly problem?: FilterProblem;
}

function parsePart(part: string): Part {
  const [, minus = '', name, rest = ''] = form.exec(part) ?? [];
  const isNegated = minus !== '';
  const whole = part.slice(minus.length);
  if (name === undefined) {
    return { isNegated, key: undefined, value: whole };
  }
  const key = filterKeys.find((known) => known === (name === 'namespace' ? 'ns' : name));
  if (key === undefined) {
    return { isNegated, key, value: whole, problem: { problem: 'isText', part: whole } };
  }
  const problem = rest === '' ? undefined : valueProblem(key, rest);
  return problem === undefined
    ? { isNegated, key, value: rest }
    : { isNegated, key, value: '', problem: { problem, part: whole } };
}

function valueProblem(key: FilterKey, value: string): FilterProblem['problem'] | undefined {
  if (key === 'state') {
    return states.some((state) => state.startsWith(value)) ? undefined : 'noState';
  }
  return key === 'exit' && !/^-?\d+$/.test(value) ? 'noNumber' : undefined;
}

function termsOf(parts: readonly Part[]): FilterTerms {
  const words = new Map<FilterKey, readonly string[]>();
  const texts: string[] = [];
  for (const { key, value } of parts) {
    if (value !== '' && key === undefined) {
      texts.push(value);
    } else if (value !== '' && key !== undefined) {
      words.set(key, [...(words.get(key) ?? []), value]);
    }
  }
  return { texts, words };
}
