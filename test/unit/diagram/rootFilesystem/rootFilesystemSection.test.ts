import { describe, expect, it } from 'vitest';
import type { SnapshotLayer } from '../../../../src/contract/layers/container.ts';
import { instructionText } from '../../../../src/diagram/rootFilesystem/rootFilesystemSection.ts';
import { someFact } from '../../../builders/layers.ts';
import { sectionOf } from '../sandboxScreens.ts';

const unread = { known: false, reason: { why: 'notReadYet' } } as const;
const mib = 1024 * 1024;

function layer(changes: Partial<SnapshotLayer>): SnapshotLayer {
  return {
    key: `sha256:${'d'.repeat(64)}`,
    kind: 'committed',
    bytes: someFact(4 * mib),
    inodes: someFact(10),
    createdBy: unread,
    diffId: unread,
    sharedByImages: someFact(1),
    sharedByContainers: someFact(1),
    ...changes,
  };
}

describe('the root file system', () => {
  const rootFilesystem = {
    snapshotter: someFact('overlayfs'),
    path: unread,
    layers: someFact([
      layer({ key: 'container-1', kind: 'writable', bytes: someFact(mib) }),
      layer({ createdBy: someFact('/bin/sh -c apt-get update'), bytes: someFact(3 * mib) }),
      layer({ sharedByImages: someFact(9), sharedByContainers: someFact(3), bytes: someFact(4 * mib) }),
    ]),
  };

  it('is drawn from the writable layer down, with sizes and who shares them', () => {
    const { heading, layers } = sectionOf({ rootFilesystem }).rootFilesystem;
    expect(heading).toBe('Root file system of app: overlayfs, snapshot by snapshot');
    expect(layers.map(({ title, size, aside, share }) => [title, size, aside, share])).toEqual([
      ['writable layer', '1 MiB written', '10 inodes', 1 / 8],
      ['RUN apt-get update', '3 MiB', '', 3 / 8],
      ['layer sha256:dddddddddddd…', '4 MiB', 'shared by 9 images · shared by 3 containers', 4 / 8],
    ]);
    expect(layers.map(({ isWritable }) => isWritable)).toEqual([true, false, false]);
    expect(layers[2]?.source).toBe('Status · info; being read: it is read while the sandbox is looked at');
  });

  it('says what is lost and what is shared', () => {
    expect(sectionOf({ rootFilesystem }).rootFilesystem.meaning).toEqual([
      '1 MiB in the writable layer go when app is removed.',
      '4 MiB of it lie on the disk once for all the containers that stand on it.',
    ]);
  });

  it('says why there is no layer to draw', () => {
    const reason = { why: 'notReported', by: 'cri-o' } as const;
    const missing = { ...rootFilesystem, layers: { known: false, reason } as const };
    expect(sectionOf({ rootFilesystem: missing }).rootFilesystem).toMatchObject({
      layers: [],
      missing: 'cri-o does not report it',
    });
  });

  it('draws a size that is not known as such', () => {
    const layers = someFact([layer({ bytes: unread })]);
    expect(sectionOf({ rootFilesystem: { ...rootFilesystem, layers } }).rootFilesystem.layers[0]).toMatchObject({
      size: '?',
      share: 0,
    });
  });
});

describe('instructionText', () => {
  it.each([
    ['/bin/sh -c #(nop)  CMD ["nginx"]', 'CMD ["nginx"]'],
    ['/bin/sh -c apt-get update', 'RUN apt-get update'],
    ['|1 VERSION=1.2 /bin/sh -c make', 'RUN make'],
    ['RUN /bin/sh -c apk add curl # buildkit', 'RUN apk add curl'],
    ['RUN |1 VERSION=1.2 /bin/sh -c make # buildkit', 'RUN make'],
    ['COPY default.conf /etc/nginx # buildkit', 'COPY default.conf /etc/nginx'],
    [`/bin/sh -c #(nop) ADD file:${'ab'.repeat(32)} in / `, 'ADD file:abababababab… in /'],
    ['bazel build ...', 'bazel build ...'],
    ['ENV GREETING=Mk4r S3cr3t', 'ENV GREETING=(hidden)'],
    ['RUN /bin/sh -c mytool --password Mk4r # buildkit', 'RUN mytool --password (hidden)'],
  ])('%s', (createdBy, shown) => {
    expect(instructionText(createdBy)).toBe(shown);
  });

  it('is cut', () => {
    expect(instructionText(`RUN ${'x '.repeat(500)}`)).toHaveLength(72);
  });
});
