import type { RuntimeFacts } from '../contract/layers/node.ts';
import { plainText } from '../words/plainText.ts';
import type { DiagramContext } from './diagramContext.ts';

/** `containerd 2.1.9`. */
export function runtimeTitle({ name, version }: RuntimeFacts, { l10n }: DiagramContext): string {
  const words = [
    name.known ? plainText(name.value) : l10n.t('unknown runtime'),
    version.known ? plainText(version.value).replace(/^v(?=\d)/, '') : '',
  ];
  return words.filter((word) => word !== '').join(' ');
}
