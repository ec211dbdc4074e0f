// Run by codeServer.test.ts as a process of its own, to be killed: prints where the server is, and stays.
import { cacheDir } from '../../scripts/cacheDir.ts';
import { installCodeServer } from '../../scripts/workbench/installCodeServer.ts';
import { startCodeServer } from '../../scripts/workbench/startCodeServer.ts';

const install = await installCodeServer({ cacheFolder: cacheDir(), report: () => undefined });
const { processGroupId, userDataFolder } = await startCodeServer({ install, extensions: [], settings: {} });
console.log(JSON.stringify({ processGroupId, userDataFolder }));
