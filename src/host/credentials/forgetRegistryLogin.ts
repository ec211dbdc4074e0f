import * as vscode from 'vscode';
import type { Localize } from '../../common/localize.ts';
import type { SecretPort } from '../../contract/image.ts';
import { plainText } from '../../words/plainText.ts';
import { pickOne } from '../ui/prompts.ts';

const shownMs = 5000;

/** Forgets a login that was typed in here. Those of Docker and Podman are in their own hands. */
export async function forgetRegistryLogin(
  secrets: Pick<SecretPort, 'registries' | 'forget'>,
  l10n: Localize,
): Promise<void> {
  const registries = await secrets.registries();
  if (registries.length === 0) {
    void vscode.window.showInformationMessage(
      l10n.t('No login is kept here. Those of Docker and Podman end with docker logout and podman logout.'),
    );
    return;
  }
  const items = registries.map((registry) => ({ label: `$(key) ${plainText(registry)}`, value: registry }));
  const registry = await pickOne(items, l10n.t('Registry whose login is to be forgotten'));
  if (registry !== undefined) {
    await secrets.forget(registry);
    vscode.window.setStatusBarMessage(l10n.t('Forgot the login to {0}', plainText(registry)), shownMs);
  }
}
