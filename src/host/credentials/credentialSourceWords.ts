import type { Localize } from '../../common/localize.ts';
import type { CredentialSource } from '../../credentials/findCredentials.ts';
import { plainText } from '../../words/plainText.ts';

/** Where a login came from, as part of a sentence. */
export function credentialSourceWords(source: CredentialSource, l10n: Localize): string {
  switch (source.kind) {
    case 'kept':
      return l10n.t('the secret storage of the editor');
    case 'file':
      return plainText(source.path);
    case 'helper':
      return source.helper;
  }
}
