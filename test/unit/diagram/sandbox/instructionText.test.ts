import { describe, expect, it } from 'vitest';
import { instructionText } from '../../../../src/diagram/rootFilesystem/rootFilesystemSection.ts';

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
  ])('%s', (createdBy, shown) => {
    expect(instructionText(createdBy)).toBe(shown);
  });

  it('is cut', () => {
    expect(instructionText(`RUN ${'x '.repeat(500)}`)).toHaveLength(72);
  });
});
