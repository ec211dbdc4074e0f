/** `npm run package`: builds the production bundles and packs dist/cri-explorer.vsix. */
import path from 'node:path';
import { packageExtension } from './extension/packageExtension.ts';

const file = await packageExtension();
console.log(`Packed ${path.relative(process.cwd(), file)}`);
