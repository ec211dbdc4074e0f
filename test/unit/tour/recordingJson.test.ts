import { describe, expect, it } from 'vitest';
import { tourFormatVersion, type TourRecording } from '../../../src/contract/layers/tour.ts';
import { recordingAsJson, recordingOfJson } from '../../../src/tour/recordingJson.ts';
import { aLayersSnapshot, aSandboxFacts } from '../../builders/layers.ts';

describe('recordingAsJson', () => {
  it('gives back what was recorded, timestamps to the nanosecond', () => {
    const recording: TourRecording = {
      formatVersion: tourFormatVersion,
      runtime: 'containerd 2.1.9',
      recordedAtMs: 1,
      image: 'bigint:not one',
      sandboxId: 's1',
      steps: [
        {
          kind: 'pull',
          startedAtMs: 1,
          endedAtMs: 2,
          calls: [],
          layers: aLayersSnapshot({ sandboxes: [aSandboxFacts()] }),
        },
      ],
    };
    expect(recordingOfJson(recordingAsJson(recording))).toEqual(recording);
  });

  it.each(['{}', '[]', '{"formatVersion":0,"steps":[]}', 'no JSON'])('refuses %s', (json) => {
    expect(() => recordingOfJson(json)).toThrow();
  });
});
