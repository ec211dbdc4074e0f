import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageLayout } from '../images/imageLayout.ts';
import { pushImages } from '../images/pushImages.ts';
import { claimInstance } from '../instance/claimInstance.ts';
import type { InstancePlace } from '../instance/instancePlace.ts';
import { InstanceProcess } from '../instance/instanceProcess.ts';
import type { ProcessIdentity } from '../instance/processIdentity.ts';
import { removeInstance } from '../instance/removeInstance.ts';
import type { ToolPaths } from '../packages/toolPaths.ts';
import type { RegistryUser } from './registryUser.ts';

/** A docker-registry on a free port of 127.0.0.1, in plain HTTP, with its storage in its own folder. */
export class RegistryInstance implements AsyncDisposable {
  readonly #user: RegistryUser | undefined;

  private constructor(
    readonly place: InstancePlace,
    /** host:port, the beginning of references to its images. */
    readonly address: string,
    user: RegistryUser | undefined,
  ) {
    this.#user = user;
  }

  /** @param user who alone may pull and push; without one anybody may */
  static async start(tools: ToolPaths, owner: ProcessIdentity | null, user?: RegistryUser): Promise<RegistryInstance> {
    const place = await claimInstance({ label: 'registry', owner }, tools.busybox);
    try {
      const config = join(place.folder, 'registry.json');
      const users = join(place.folder, 'htpasswd');
      if (user !== undefined) await writeFile(users, `${user.name}:${user.bcryptHash}\n`);
      const settings = registryConfig(join(place.folder, 'storage'), user && users);
      await writeFile(config, JSON.stringify(settings));
      const logFile = join(place.folder, 'registry.log');
      const env = { PATH: '/usr/bin:/bin', LD_LIBRARY_PATH: tools.libraryPath };
      const program = { file: tools.dockerRegistry, args: ['serve', config], env, logFile };
      const process = await InstanceProcess.start(place, program);
      const address = await process.ready(async () => {
        const [, listening] = /msg="listening on ([0-9.]+:\d+)/.exec(await readFile(logFile, 'utf8')) ?? [];
        return listening;
      });
      return new RegistryInstance(place, address, user);
    } catch (error) {
      await removeInstance(place);
      throw error;
    }
  }

  /** The images of the layout are then `<address>/local/<name>:1`. */
  push(layout: ImageLayout): Promise<void> {
    return pushImages(layout, this.address, this.#user);
  }

  stop(): Promise<void> {
    return removeInstance(this.place);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}

/** JSON is YAML too, which is what the registry reads. Port 0: the log says which one it got. */
function registryConfig(rootdirectory: string, users: string | undefined): object {
  return {
    version: '0.1',
    log: { level: 'info' },
    storage: { filesystem: { rootdirectory }, delete: { enabled: true } },
    ...(users !== undefined && { auth: { htpasswd: { realm: 'testbed', path: users } } }),
    http: { addr: '127.0.0.1:0', headers: { 'X-Content-Type-Options': ['nosniff'] } },
  };
}
