import { isMap, isScalar, LineCounter, type Pair, parseAllDocuments, type ParsedNode } from 'yaml';
import type { ConfigProblem } from '../contract/endpoint.ts';

export interface CrictlConfig {
  /** The address as it is written; absent where the file names none. */
  readonly runtimeEndpoint?: string;
  /** What of the file was passed over, though it may have been meant. */
  readonly problems: readonly ConfigProblem[];
}

const runtimeKey = 'runtime-endpoint';
const imageKey = 'image-endpoint';

/**
 * Reads crictl's configuration file as crictl does: the first document of the file, of a key that is repeated the last
 * value, and each value as the text that it is. Source: cri-tools, pkg/common/file.go.
 */
export function parseCrictlConfig(text: string): CrictlConfig {
  const lines = new LineCounter();
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const documents = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, lineCounter: lines });
  const [first, ...later] = Array.isArray(documents) ? documents : [];
  if (first === undefined) {
    return { problems: [{ problem: 'noEndpoint' }] };
  }
  const [error] = first.errors;
  if (error !== undefined) {
    const line = lineAt(error.pos[0]);
    return {
      problems: [
        error.code === 'TAB_AS_INDENT' || lineText(text, line).startsWith('\t')
          ? { problem: 'tab', line }
          : { problem: 'malformed', line, reason: error.message },
      ],
    };
  }
  const found = endpointIn(first.contents, lineAt);
  // crictl does not even look at these.
  const unseen = later.flatMap(({ contents }) => {
    const pair = lastPair(contents, runtimeKey);
    return pair === undefined ? [] : [{ problem: 'laterDocument', line: lineAt(pair.key.range[0]) } as const];
  });
  return { ...found, problems: [...found.problems, ...unseen] };
}

function endpointIn(contents: ParsedNode | null, lineAt: (offset: number) => number): CrictlConfig {
  if (contents !== null && !isMap(contents)) {
    const line = lineAt(contents.range[0]);
    const keyWithoutBlank = isScalar(contents) && /^(runtime|image)-endpoint:\S/.test(contents.source);
    return { problems: [{ problem: keyWithoutBlank ? 'noBlank' : 'noMapping', line }] };
  }
  const pair = lastPair(contents, runtimeKey);
  if (pair === undefined) {
    const image = lastPair(contents, imageKey);
    return {
      problems: [
        image === undefined
          ? { problem: 'noEndpoint' }
          : { problem: 'imageEndpointAlone', line: lineAt(image.key.range[0]) },
      ],
    };
  }
  const { key, value } = pair;
  const line = lineAt(key.range[0]);
  if (value !== null && !isScalar(value)) {
    return { problems: [{ problem: 'noText', line }] };
  }
  const address = value?.source ?? '';
  return address.trim() === ''
    ? { problems: [{ problem: 'emptyEndpoint', line }] }
    : { runtimeEndpoint: address, problems: [] };
}

function lastPair(contents: ParsedNode | null, name: string): Pair<ParsedNode, ParsedNode | null> | undefined {
  return isMap<ParsedNode, ParsedNode | null>(contents)
    ? contents.items.findLast(({ key }) => isScalar(key) && key.value === name)
    : undefined;
}

function lineText(text: string, line: number): string {
  return text.split('\n')[line - 1] ?? '';
}
