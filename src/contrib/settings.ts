interface SettingSchema {
  readonly type: 'number' | 'integer' | 'array';
  /**
   * Never from a workspace, whose author may be anybody: a grace period of none or a timeout that is always too short
   * is as good as an attack. In a remote window it is the node's.
   */
  readonly scope: 'machine';
  readonly default: unknown;
  readonly [keyword: string]: unknown;
}

/**
 * Every setting once, in the form of its JSON Schema. Its id is `criExplorer.<key>`; `markdownDescription` is put in
 * from package.nls.json, where it stands under `setting.<key>`.
 */
export const settings = {
  endpoints: {
    type: 'array',
    scope: 'machine',
    default: [],
    uniqueItems: true,
    items: {
      type: 'object',
      required: ['address'],
      additionalProperties: false,
      properties: {
        name: { type: 'string', description: '%setting.endpoints.name%' },
        address: {
          type: 'string',
          pattern: '^\\s*(unix:/|tcp://[^/]+:\\d+|/)',
          patternErrorMessage: '%setting.endpoints.addressProblem%',
          description: '%setting.endpoints.address%',
        },
      },
      defaultSnippets: [{ body: { address: 'unix:///run/containerd/containerd.sock' } }],
    },
  },
  refreshIntervalMs: { type: 'integer', scope: 'machine', default: 2000, minimum: 500, maximum: 3_600_000 },
  requestTimeoutMs: { type: 'integer', scope: 'machine', default: 10_000, minimum: 100, maximum: 600_000 },
  pullTimeoutMs: { type: 'integer', scope: 'machine', default: 1_800_000, minimum: 1000, maximum: 86_400_000 },
  stopGracePeriodS: { type: 'integer', scope: 'machine', default: 10, minimum: 0, maximum: 3600 },
  execShells: {
    type: 'array',
    scope: 'machine',
    default: ['bash', 'ash', 'sh'],
    uniqueItems: true,
    items: { type: 'string', minLength: 1 },
  },
} as const satisfies Record<string, SettingSchema>;

export type SettingName = keyof typeof settings;

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
