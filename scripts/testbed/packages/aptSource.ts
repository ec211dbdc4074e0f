/** One place that apt takes packages from, in the terms of sources.list(5)'s deb822 form. */
export interface AptSource {
  readonly uris: readonly string[];
  readonly suites: readonly string[];
  readonly components: readonly string[];
  /** Signed-By, Trusted and the like, kept as they were: a key may be written in whole, over many lines. */
  readonly options: ReadonlyMap<string, string>;
}

const carriedOptions = new Map([
  ['signed-by', 'Signed-By'],
  ['trusted', 'Trusted'],
  ['check-valid-until', 'Check-Valid-Until'],
  ['allow-insecure', 'Allow-Insecure'],
]);

/** Reads a .sources file (deb822 paragraphs). */
export function parseSourcesFile(text: string): AptSource[] {
  const uncommented = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n');
  return uncommented.split(/\n\s*\n/).flatMap((paragraph) => {
    const fields = paragraphFields(paragraph);
    const words = (key: string): string[] => (fields.get(key) ?? '').split(/\s+/).filter((word) => word !== '');
    if (!words('types').includes('deb') || fields.get('enabled')?.trim().toLowerCase() === 'no') return [];
    const options = [...carriedOptions].flatMap(([key, name]): [string, string][] => {
      const value = fields.get(key);
      return value === undefined ? [] : [[name, value]];
    });
    const [uris, suites, components] = [words('uris'), words('suites'), words('components')];
    return [{ uris, suites, components, options: new Map(options) }];
  });
}

/** Reads a .list file: one line a source, `deb [option=value ...] uri suite component ...`. */
export function parseListFile(text: string): AptSource[] {
  return text.split('\n').flatMap((line) => {
    const [, , optionText, uri, suite, rest] = /^\s*deb\s+(\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s*([^#]*)/.exec(line) ?? [];
    if (uri === undefined || suite === undefined) return [];
    const options = (optionText ?? '')
      .trim()
      .split(/\s+/)
      .flatMap((option): [string, string][] => {
        const [key = '', value] = option.split('=', 2);
        const name = carriedOptions.get(key.toLowerCase());
        return name === undefined || value === undefined ? [] : [[name, value.replaceAll(',', ' ')]];
      });
    const components = (rest ?? '').split(/\s+/).filter((word) => word !== '');
    return [{ uris: [uri], suites: [suite], components, options: new Map(options) }];
  });
}

export function formatSource(source: AptSource): string {
  return [
    'Types: deb',
    `URIs: ${source.uris.join(' ')}`,
    `Suites: ${source.suites.join(' ')}`,
    `Components: ${source.components.join(' ')}`,
    ...[...source.options].map(([name, value]) => `${name}: ${value}`),
    '',
  ].join('\n');
}

function paragraphFields(paragraph: string): Map<string, string> {
  const fields = new Map<string, string>();
  let last = '';
  for (const line of paragraph.split('\n')) {
    const [, key, value] = /^([A-Za-z-]+):\s*(.*)$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) {
      last = key.toLowerCase();
      fields.set(last, value);
    } else if (/^\s+\S/.test(line)) {
      fields.set(last, `${fields.get(last) ?? ''}\n${line}`);
    }
  }
  return fields;
}
