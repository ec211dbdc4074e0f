/** A code-server release on the npm registry; 4.N.x carries VS Code 1.N.x. */
export interface CodeServerRelease {
  readonly version: string;
  /** The Node major that the release is built and tested with. */
  readonly nodeMajor: 22 | 24;
}

/** What tests and `npm start` use. */
export const currentRelease: CodeServerRelease = { version: '4.139.1', nodeMajor: 24 };

/** The oldest VS Code that package.json's `engines.vscode` promises. */
export const oldestRelease: CodeServerRelease = { version: '4.105.1', nodeMajor: 22 };
