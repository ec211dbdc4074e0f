import { readFile } from 'node:fs/promises';
import { type PackedExtension, packExtension } from './packExtension.ts';

const manifest = {
  name: 'sample',
  publisher: 'acme',
  version: '1.0.0',
  engines: { vscode: '^1.105.0' },
  main: './extension.js',
  files: ['*'],
  contributes: {
    configuration: { properties: { 'sample.socket': { type: 'string', scope: 'machine', default: '' } } },
    viewsContainers: { activitybar: [{ id: 'sample', title: 'Sample', icon: '$(server)' }] },
    views: {
      sample: [
        { id: 'sample.pods', name: 'Pods' },
        { id: 'sample.images', name: 'Images' },
      ],
    },
    viewsWelcome: [
      {
        view: 'sample.images',
        contents: 'No images here.\n[Add an Image](command:sample.add)\nRead [more](https://more.test).',
      },
    ],
    commands: [
      { command: 'sample.add', title: '%add%', category: 'Sample' },
      { command: 'sample.stop', title: 'Stop', icon: '$(debug-stop)' },
      { command: 'sample.terminal', title: 'Open Terminal', category: 'Sample' },
      { command: 'sample.inspect', title: 'Inspect', category: 'Sample' },
      { command: 'sample.panel', title: 'Open Panel', category: 'Sample' },
      { command: 'sample.probe', title: 'Probe Socket', category: 'Sample' },
    ],
    menus: {
      'view/item/context': [
        { command: 'sample.stop', when: 'viewItem == container', group: 'inline' },
        { command: 'sample.stop', when: 'viewItem == container' },
        { command: 'sample.inspect', when: 'viewItem == container' },
      ],
    },
  },
};

/** An extension with one of everything that the page objects drive. */
export async function packSampleExtension(): Promise<PackedExtension> {
  return packExtension({
    'package.json': JSON.stringify(manifest),
    'package.nls.json': JSON.stringify({ add: 'Add Container' }),
    'package.nls.zh-cn.json': JSON.stringify({ add: '添加容器' }),
    'extension.js': await readFile(new URL('sampleExtension.cjs', import.meta.url), 'utf8'),
  });
}
