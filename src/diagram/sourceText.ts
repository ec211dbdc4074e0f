import type { FactSource } from '../contract/layers/fact.ts';
import { plainText } from '../words/plainText.ts';
import type { DiagramContext } from './diagramContext.ts';

/** Where a fact was read, so that a person can look there: `PodSandboxStatus · info.pid`, `/proc/2130/ns/net`. */
export function sourceText(source: FactSource, { l10n }: DiagramContext): string {
  switch (source.from) {
    case 'call':
      return plainText(source.field === '' ? source.method : `${source.method} · ${source.field}`);
    case 'file':
      return plainText(source.path);
    case 'program':
      return plainText(source.commandLine);
    case 'design':
      return l10n.t('how {0} works', plainText(source.of));
  }
}
