import { settings, type SettingName } from './settings.ts';

/** An endpoint as a person writes it into the settings; its address is parsed, and complained about, elsewhere. */
export interface EndpointSetting {
  readonly name?: string;
  readonly address: string;
}

export interface SettingValues {
  readonly endpoints: readonly EndpointSetting[];
  readonly refreshIntervalMs: number;
  readonly requestTimeoutMs: number;
  readonly pullTimeoutMs: number;
  readonly stopGracePeriodS: number;
  readonly execShells: readonly string[];
}

/** VS Code only warns of a value that breaks the schema and hands it out all the same: what does not fit is left. */
export function settingValue<Name extends SettingName>(name: Name, raw: unknown): SettingValues[Name] {
  return readers[name](raw);
}

const readers: { readonly [Name in SettingName]: (raw: unknown) => SettingValues[Name] } = {
  endpoints: (raw) => (Array.isArray(raw) ? raw.flatMap(endpointSetting) : []),
  refreshIntervalMs: (raw) => wholeNumber(raw, settings.refreshIntervalMs),
  requestTimeoutMs: (raw) => wholeNumber(raw, settings.requestTimeoutMs),
  pullTimeoutMs: (raw) => wholeNumber(raw, settings.pullTimeoutMs),
  stopGracePeriodS: (raw) => wholeNumber(raw, settings.stopGracePeriodS),
  execShells: (raw) => {
    const shells = Array.isArray(raw) ? raw.filter((shell) => typeof shell === 'string' && shell !== '') : [];
    return shells.length === 0 ? settings.execShells.default : shells;
  },
};

function wholeNumber(raw: unknown, schema: { default: number; minimum: number; maximum: number }): number {
  return typeof raw === 'number' && Number.isFinite(raw)
    ? Math.min(schema.maximum, Math.max(schema.minimum, Math.round(raw)))
    : schema.default;
}

/** A plain string is an address: it is what a person types who has not read the schema. */
function endpointSetting(raw: unknown): EndpointSetting[] {
  if (typeof raw === 'string') {
    return [{ address: raw }];
  }
  if (typeof raw !== 'object' || raw === null || !('address' in raw) || typeof raw.address !== 'string') {
    return [];
  }
  const name = 'name' in raw && typeof raw.name === 'string' ? raw.name.trim() : '';
  return [name === '' ? { address: raw.address } : { name, address: raw.address }];
}
