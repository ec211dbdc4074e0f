import { plainText } from '../../projection/plainText.ts';
import type { ExecTarget } from './execTarget.ts';

/** `container (sandbox)`. */
export function terminalName({ containerName, sandboxName }: ExecTarget): string {
  return plainText(sandboxName === '' ? containerName : `${containerName} (${sandboxName})`);
}
