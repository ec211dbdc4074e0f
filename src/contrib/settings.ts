interface SettingSchema {
  readonly type: 'number' | 'integer' | 'array';
  /** `machine`: never from a workspace, and of the node in a remote window. */
  readonly scope: 'machine' | 'window';
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
  refreshIntervalMs: { type: 'integer', scope: 'window', default: 2000, minimum: 500, maximum: 3_600_000 },
  requestTimeoutMs: { type: 'integer', scope: 'window', default: 10_000, minimum: 100, maximum: 600_000 },
  pullTimeoutMs: { type: 'integer', scope: 'window', default: 1_800_000, minimum: 1000, maximum: 86_400_000 },
  stopGracePeriodS: { type: 'integer', scope: 'window', default: 10, minimum: 0, maximum: 3600 },
  execShells: {
    type: 'array',
    scope: 'machine',
    default: ['bash', 'ash', 'sh'],
    uniqueItems: true,
    items: { type: 'string', minLength: 1 },
  },
} as const satisfies Record<string, SettingSchema>;

export type SettingName = keyof typeof settings;
