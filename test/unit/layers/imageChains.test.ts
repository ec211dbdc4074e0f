import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/contract/json.ts';
import { unknown } from '../../../src/contract/layers/fact.ts';
import { imageHistoryOf } from '../../../src/layers/imageChains.ts';
import { sample } from '../../facts/sample.ts';
import { chainIds } from '../../../src/images/chainId.ts';
import { containerdVersions, short } from './recorded.ts';

function withSpec(diffIds: readonly string[], history: JsonObject[]): JsonObject {
  return { info: { info: { imageSpec: { rootfs: { diff_ids: diffIds }, history } } } };
}

describe('imageHistoryOf', () => {
  it.each(containerdVersions)('reads the layers and the top snapshot of %s', (runtime) => {
    const history = imageHistoryOf(sample(runtime, 'ImageStatus-big'));
    expect(short(history.chainId)).toBe(chainIds(history.diffIds.known ? history.diffIds.value : []).at(-1));
    // The newest was recorded with an image of its own.
    const [top, bottom] =
      runtime === 'containerd-2.3'
        ? [/^sha256:3229d290/, /^sha256:0f280c22/]
        : [/^sha256:337adcb5/, /^sha256:ec1b8b67/];
    expect(short(history.chainId)).toMatch(top);
    expect(history.diffIds).toMatchObject({ value: { length: 5, 0: expect.stringMatching(bottom) } });
    // The last step only changed the configuration.
    expect(short(history.createdBy)).toEqual(
      Array.from({ length: 5 }, (_, at) =>
        runtime === 'containerd-2.3' ? `testbed: layer ${at + 1}` : 'umoci insert',
      ),
    );
  });

  it.each(['crio-1.36', 'cri-dockerd-0.4'] as const)('reads the layers of %s, which has no snapshots', (runtime) => {
    const history = imageHistoryOf(sample(runtime, 'ImageStatus-big'));
    expect(short(history.chainId)).toBe('(notReported)');
    expect(history.diffIds).toMatchObject({ value: { length: 5 } });
    expect(short(history.createdBy)).toHaveLength(5);
  });

  it('leaves out the steps that made no layer', () => {
    const history = [{ created_by: 'ADD' }, { created_by: 'ENV', empty_layer: true }, {}];
    expect(short(imageHistoryOf(withSpec(['a', 'b'], history)).createdBy)).toEqual(['ADD', '']);
  });

  it('does not match a history that does not fit', () => {
    const { diffIds, createdBy } = imageHistoryOf(withSpec(['a', 'b'], [{ created_by: 'ADD' }]));
    expect([short(diffIds), short(createdBy)]).toEqual([['a', 'b'], '(notReported)']);
  });

  it('says why there is no reply', () => {
    const failed = unknown({ why: 'callFailed', method: 'ImageStatus', reason: 'notFound' });
    expect(imageHistoryOf(failed)).toEqual({ chainId: failed, diffIds: failed, createdBy: failed });
  });
});
