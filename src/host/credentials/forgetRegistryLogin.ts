import * as vscode from 'vscode';
import type { Localize } from '../../common/localize.ts';
import type { SecretPort } from '../../contract/image.ts';
import { iconlessText, plainText } from '../../words/plainText.ts';
import { tellBriefly } from '../ui/progress.ts';
import { type PickItem, pickOne } from '../ui/prompts.ts';
import type { EndpointsInClear } from './endpointsInClear.ts';

/** Does it, and says what was done. */
type Step = () => Promise<string>;

/**
 * Forgets a login that was typed in here, or that logins may go to an endpoint in clear. Docker and Podman keep and
 * forget their own.
 */
export async function forgetRegistryLogin(
  secrets: Pick<SecretPort, 'registries' | 'forget'>,
  endpoints: EndpointsInClear,
  l10n: Localize,
): Promise<void> {
  const logins = (await secrets.registries()).map((registry): PickItem<Step> => {
    const name = plainText(registry);
    return {
      label: `$(key) ${iconlessText(name)}`,
      value: async () => {
        await secrets.forget(registry);
        return l10n.t('Forgot the login to {0}', name);
      },
    };
  });
  const permissions = endpoints.ids.map((id): PickItem<Step> => {
    const name = plainText(id);
    return {
      label: `$(unlock) ${iconlessText(name)}`,
      description: l10n.t('Logins are sent to it in clear'),
      value: async () => {
        await endpoints.forget(id);
        return l10n.t('Asks again before a login goes to {0}', name);
      },
    };
  });
  const items = [...logins, ...permissions];
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      l10n.t('No login is kept here. Those of Docker and Podman end with docker logout and podman logout.'),
    );
    return;
  }
  const step = await pickOne(items, l10n.t('What is to be forgotten'));
  if (step !== undefined) {
    tellBriefly(await step());
  }
}
