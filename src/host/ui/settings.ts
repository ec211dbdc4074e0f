import * as vscode from 'vscode';
import { contributionPrefix } from '../../contrib/contributionId.ts';
import { type EndpointSetting, type SettingName, settingValue, type SettingValues } from '../../contrib/settings.ts';

/** A setting as it stands now, made to fit its schema. */
export function readSetting<Name extends SettingName>(name: Name): SettingValues[Name] {
  return settingValue(name, vscode.workspace.getConfiguration(contributionPrefix).get<unknown>(name));
}

/** In a remote window these are the settings of the remote machine, for that is where a machine setting belongs. */
export async function writeEndpoints(endpoints: readonly EndpointSetting[]): Promise<void> {
  const value = endpoints.length === 0 ? undefined : endpoints;
  const configuration = vscode.workspace.getConfiguration(contributionPrefix);
  await configuration.update('endpoints', value, vscode.ConfigurationTarget.Global);
}
