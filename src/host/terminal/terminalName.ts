import { plainText } from '../../words/plainText.ts';
import type { ExecTarget } from './execTarget.ts';

/** `container (sandbox)`. VS Code draws `$(name)` as an icon where it shows a terminal's name, unless it is apart. */
export function terminalName({ containerName, sandboxName }: ExecTarget): string {
  return plainText(sandboxName === '' ? containerName : `${containerName} (${sandboxName})`).replaceAll('$(', '$ (');
}
