/** Variables of the process that starts the server which would change how VS Code or its terminals behave. */
const foreignVariable = /^(VSCODE_|ELECTRON_|VITEST|npm_|NODE_OPTIONS$|NODE_V8_COVERAGE$|NODE_ENV$|NODE_CHANNEL_)/i;

export interface ServerEnvironmentOptions {
  /** For temporary files and sockets; its path must be short. */
  readonly temporaryFolder: string;
  /** Another $HOME than this process has: shells then leave no history behind. */
  readonly userHome: string | undefined;
  readonly skippedBuiltins: readonly string[];
  /** Wins over everything else here. */
  readonly env: Readonly<NodeJS.ProcessEnv>;
}

export function serverEnvironment(options: ServerEnvironmentOptions): NodeJS.ProcessEnv {
  const { temporaryFolder, userHome, skippedBuiltins, env } = options;
  const inherited = Object.entries(process.env).filter(([name]) => !foreignVariable.test(name));
  return {
    ...Object.fromEntries(inherited),
    TMPDIR: temporaryFolder,
    XDG_RUNTIME_DIR: temporaryFolder,
    ...(userHome !== undefined && { HOME: userHome }),
    VSCODE_SKIP_BUILTIN_EXTENSIONS: skippedBuiltins.join(','),
    // No marketplace: port 9 refuses at once, and nothing of this machine is told to anybody.
    EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: 'http://127.0.0.1:9/' }),
    ...env,
  };
}
