import * as vscode from 'vscode';
import type { Localize } from '../../common/localize.ts';
import { CriError } from '../../contract/failure.ts';
import { contributionId } from '../../contrib/contributionId.ts';
import type { EndpointSetting } from '../../contrib/settings.ts';
import { parseEndpointAddress } from '../../endpoint/parseEndpointAddress.ts';
import { wellKnownSockets } from '../../endpoint/discoverEndpoints.ts';
import { errorText } from '../../words/errorWords.ts';
import { iconlessText, plainText } from '../../words/plainText.ts';
import { type PickItem, pickOne } from '../ui/prompts.ts';
import type { CommandContext } from './commandContext.ts';

type Step = () => Promise<void>;

/** Adds, changes or takes away endpoints of the setting, without a need to know its form. */
export async function configureEndpoints(context: CommandContext): Promise<void> {
  const { l10n } = context;
  const configured = context.readSetting('endpoints');
  const items: PickItem<Step>[] = [
    {
      label: `$(add) ${l10n.t('Add an Endpoint…')}`,
      ...(configured.length === 0 && { detail: l10n.t('From then on only the endpoints you name are shown.') }),
      value: () => editEndpoint(context, configured, configured.length),
    },
    ...configured.map((endpoint, index): PickItem<Step> => ({
      label: `$(edit) ${iconlessText(plainText(endpoint.name ?? endpoint.address))}`,
      description: l10n.t('Change the address'),
      value: () => editEndpoint(context, configured, index),
    })),
    ...(configured.length === 0
      ? []
      : [
          {
            label: `$(search) ${l10n.t('Look for Endpoints')}`,
            detail: l10n.t('Forgets those named, and shows those found on this machine.'),
            value: () => context.writeEndpoints([]),
          },
        ]),
    {
      label: `$(beaker) ${l10n.t('Start the Demonstration Runtime')}`,
      detail: l10n.t('To look round without a runtime.'),
      value: () => context.startDemonstration(),
    },
    {
      label: `$(gear) ${l10n.t('Open the Settings')}`,
      value: async () => {
        await vscode.commands.executeCommand('workbench.action.openSettings', `@id:${contributionId('endpoints')}`);
      },
    },
  ];
  await (
    await pickOne(items, l10n.t('Connect to a CRI endpoint'))
  )?.();
}

async function editEndpoint(
  { l10n, writeEndpoints }: CommandContext,
  configured: readonly EndpointSetting[],
  index: number,
): Promise<void> {
  const before = configured[index];
  const address = await vscode.window.showInputBox({
    title: l10n.t('CRI Endpoint'),
    prompt: l10n.t('A path, unix:///path or tcp://host:port. In a remote window, as the remote machine sees it.'),
    value: before?.address ?? `unix://${wellKnownSockets[0]?.path ?? ''}`,
    validateInput: (text) => addressProblem(text, l10n),
  });
  if (address !== undefined) {
    await writeEndpoints(configured.toSpliced(index, 1, { ...before, address: address.trim() }));
  }
}

function addressProblem(text: string, l10n: Localize): string | undefined {
  try {
    parseEndpointAddress(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof CriError)) {
      throw error;
    }
    return errorText(error.failure, l10n);
  }
}
