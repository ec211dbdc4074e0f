import { describe, expect, it } from 'vitest';
import { tourFormatVersion, type TourRecording } from '../../../src/contract/layers/tour.ts';
import { recordingAsJson, recordingOfJson } from '../../../src/tour/recordingJson.ts';
import { container } from '../../builders/container.ts';
import { aContainerFacts, aLayersSnapshot, aSandboxFacts } from '../../builders/layers.ts';

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

  it('writes no likely secret, in whichever text it stands', () => {
    const exit = { code: 1, reason: 'Error', message: 'Authorization: Bearer Mk4r-S3cr3t' };
    const facts = aContainerFacts({ container: container({ state: 'exited', exit }) });
    const layers = aLayersSnapshot({ sandboxes: [aSandboxFacts({ containers: [facts] })] });
    const step = { kind: 'stop', startedAtMs: 1, endedAtMs: 2, calls: [], layers } as const;
    const about = { runtime: 'r', recordedAtMs: 1, image: 'i', sandboxId: 's' };
    const json = recordingAsJson({ ...about, formatVersion: tourFormatVersion, steps: [step] });
    expect(json).toContain('Authorization: Bearer (hidden)');
    expect(json).not.toContain('Mk4r');
  });

  it('reads what version 1 wrote, which had another name for the processes of a low-level runtime', () => {
    const facts = aSandboxFacts();
    const { runtimeProcesses, ...rest } = { ...facts, sandbox: { ...facts.sandbox, createdAtNs: '1' } };
    const old = { formatVersion: 1, steps: [{ layers: { sandboxes: [{ ...rest, residents: runtimeProcesses }] } }] };
    const [step] = recordingOfJson(
      JSON.stringify(old, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    ).steps;
    expect(step?.layers.sandboxes[0]?.runtimeProcesses).toEqual(runtimeProcesses);
    expect(step?.layers.sandboxes[0]).not.toHaveProperty('residents');
  });

  it.each(['{}', '[]', '{"formatVersion":0,"steps":[]}', '{"formatVersion":3,"steps":[]}', 'no JSON'])(
    'refuses %s',
    (json) => {
      expect(() => recordingOfJson(json)).toThrow();
    },
  );
});
