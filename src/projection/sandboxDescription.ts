import type { Localize } from '../common/localize.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import { plainText } from '../words/plainText.ts';
import { age } from '../words/time.ts';
import type { WordContext } from '../words/wordContext.ts';
import { type SandboxOrigin, sandboxOrigin } from './sandboxOrigin.ts';

/** `shop · runsc · 3d`, with what is out of the ordinary in between. */
export function sandboxDescription(sandbox: Sandbox, context: WordContext): string {
  const { l10n } = context;
  return [
    plainText(sandbox.namespace),
    plainText(sandbox.runtimeHandler),
    originMarker(sandboxOrigin(sandbox), l10n),
    sandbox.attempt > 0 ? l10n.t('attempt {0}', sandbox.attempt) : '',
    // Said in words too, since a colour alone does not reach everybody.
    sandbox.state === 'notReady' ? l10n.t('not ready') : '',
    age(sandbox.createdAtNs, context),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function originMarker(origin: SandboxOrigin, l10n: Localize): string {
  switch (origin) {
    case 'kubelet':
      return '';
    case 'static':
      return l10n.t('static');
    case 'manual':
      return l10n.t('manual');
    case 'debug':
      return l10n.t('debug');
  }
}
