import * as vscode from 'vscode';
import type { Localize } from '../../common/localize.ts';
import { addressText, type Endpoint } from '../../contract/endpoint.ts';
import { isOverNetwork } from '../../endpoint/isOverNetwork.ts';
import { plainText } from '../../words/plainText.ts';
import type { EndpointsInClear } from './endpointsInClear.ts';

interface LoginConsentParts {
  readonly endpoint: Endpoint;
  readonly inClear: EndpointsInClear;
  readonly l10n: Localize;
}

interface LoginNature {
  /** It was typed in for another endpoint. */
  readonly isOfAnother?: boolean;
  /** The registry has refused to give the image without one. */
  readonly isNeeded?: boolean;
}

export type ConsentAnswer = 'send' | 'without' | 'giveUp';

/**
 * Asks before a login goes where a person may not expect it: over the network in clear, or to another endpoint than the
 * one that it was typed in for. What was allowed is not asked again.
 */
export class LoginConsent {
  readonly #parts: LoginConsentParts;
  /** Refused for this pull, whichever login it is. */
  #refusedInClear = false;

  constructor(parts: LoginConsentParts) {
    this.#parts = parts;
  }

  async ask(registry: string, { isOfAnother = false, isNeeded = false }: LoginNature = {}): Promise<ConsentAnswer> {
    const { endpoint, l10n } = this.#parts;
    const inClear = this.#isInClear();
    if (this.#refusedInClear) {
      return 'without';
    }
    if (!inClear && !isOfAnother) {
      return 'send';
    }
    const detail = [
      ...(inClear
        ? [
            l10n.t(
              '{0} is reached over the network without encryption: whoever is on the way can read the login. This is asked once for each endpoint.',
              plainText(addressText(endpoint.address)),
            ),
          ]
        : []),
      ...(isOfAnother
        ? [l10n.t('The login was typed in for another endpoint. Whoever runs this one can read it.')]
        : []),
    ].join(' ');
    const [send, without] = [l10n.t('Send the Login'), l10n.t('Pull without It')];
    const answer = await vscode.window.showWarningMessage(
      l10n.t('Send the login for {0} to the endpoint {1}?', plainText(registry), plainText(endpoint.name)),
      { modal: true, detail },
      ...(isNeeded ? [send] : [send, without]),
    );
    if (answer === send && inClear) {
      await this.#parts.inClear.allow(endpoint.id);
    }
    this.#refusedInClear = inClear && answer !== send;
    return answer === send ? 'send' : answer === without ? 'without' : 'giveUp';
  }

  #isInClear(): boolean {
    const { endpoint, inClear } = this.#parts;
    return isOverNetwork(endpoint.address) && !inClear.ids.includes(endpoint.id);
  }
}
