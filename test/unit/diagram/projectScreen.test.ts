import { describe, expect, it } from 'vitest';
import type { LayersSnapshot } from '../../../src/contract/layers/snapshot.ts';
import { tourFormatVersion, type TourRecording } from '../../../src/contract/layers/tour.ts';
import { projectScreen, type TourInput } from '../../../src/diagram/projectScreen.ts';
import type { Location } from '../../../src/diagram/screen/location.ts';
import type { Screen } from '../../../src/diagram/screen/screen.ts';
import { aLayersSnapshot, aSandboxFacts, someFact } from '../../builders/layers.ts';
import { context } from '../../builders/rows.ts';
import { sandbox } from '../../builders/sandbox.ts';

interface Asked {
  readonly snapshot?: LayersSnapshot;
  readonly selectedCardId?: string;
  readonly tour?: Partial<TourInput>;
}

function screen(location: Location, { snapshot = aLayersSnapshot(), selectedCardId, tour }: Asked = {}): Screen {
  return projectScreen({
    ...{ snapshot, location, ...context },
    choices: { selectedCardId, expandedGroups: [] },
    tour: { recording: undefined, isRecording: false, ...tour },
  });
}

const two = aLayersSnapshot({ sandboxes: [aSandboxFacts(), aSandboxFacts({ sandbox: sandbox({ id: 'sandbox-2' }) })] });
const unread = (connection: LayersSnapshot['connection']): LayersSnapshot =>
  aLayersSnapshot({ connection, sandboxes: [] });
const recording: TourRecording = {
  ...{
    formatVersion: tourFormatVersion,
    runtime: 'containerd 2.1.9',
    recordedAtMs: 0,
    image: 'busybox',
    sandboxId: 's',
  },
  steps: [{ kind: 'pull', startedAtMs: 0, endedAtMs: 1, calls: [], layers: aLayersSnapshot() }],
};

describe('the body', () => {
  it.each<readonly [Location, string]>([
    [{ at: 'node' }, 'node'],
    [{ at: 'sandbox', sandboxId: 'sandbox-1' }, 'sandbox'],
    [{ at: 'container', sandboxId: 'sandbox-1', containerId: 'container-1' }, 'container'],
    [{ at: 'compare', leftId: 'sandbox-1', rightId: 'sandbox-2' }, 'compare'],
    [{ at: 'tour', step: 0 }, 'tour'],
  ])('of %o is of the level %s', (location, level) => {
    const { body } = screen(location, { snapshot: two, tour: { recording } });
    expect(body.level).toBe(level);
  });

  it('of the same input is the same', () => {
    expect(screen({ at: 'node' })).toEqual(screen({ at: 'node' }));
  });

  it('opens the group that was chosen', () => {
    const sandboxes = Array.from({ length: 9 }, (_, index) => aSandboxFacts({ sandbox: sandbox({ id: `s${index}` }) }));
    const { body } = projectScreen({
      ...{ snapshot: aLayersSnapshot({ sandboxes }), location: { at: 'node' }, ...context },
      choices: { selectedCardId: undefined, expandedGroups: ['group/runc/shop'] },
      tour: { recording: undefined, isRecording: false },
    });
    expect(body.level === 'node' && body.columns[0]?.groups[0]?.cards).toHaveLength(9);
  });
});

describe('a comparison', () => {
  it('of sides that nobody chose has them chosen, and says where it is', () => {
    const { location } = screen({ at: 'compare', leftId: '', rightId: '' }, { snapshot: two });
    expect(location).toEqual({ at: 'compare', leftId: 'sandbox-1', rightId: 'sandbox-2' });
  });

  it('of one sandbox alone is none, and leads back', () => {
    const { body } = screen({ at: 'compare', leftId: '', rightId: '' });
    expect(body).toMatchObject({ level: 'empty', title: 'Nothing to compare yet', back: { at: 'node' } });
  });

  it('with a sandbox that is gone says so', () => {
    const { body } = screen({ at: 'compare', leftId: 'sandbox-1', rightId: 'gone' }, { snapshot: two });
    expect(body).toMatchObject({ level: 'empty', title: 'The sandbox is gone' });
  });
});

describe('what is gone', () => {
  it('is a sandbox: the way leads back to the node', () => {
    const { body, details } = screen({ at: 'sandbox', sandboxId: 'gone' }, { selectedCardId: 'kubelet' });
    expect(body).toMatchObject({ level: 'empty', title: 'The sandbox is gone', back: { at: 'node' } });
    expect(details).toBeUndefined();
  });

  it('is a container: the way leads back to its sandbox', () => {
    const { body } = screen({ at: 'container', sandboxId: 'sandbox-1', containerId: 'gone' });
    expect(body).toMatchObject({
      ...{ level: 'empty', title: 'The container is gone', back: { at: 'sandbox', sandboxId: 'sandbox-1' } },
    });
  });
});

describe('an endpoint', () => {
  it.each<Location>([
    { at: 'node' },
    { at: 'sandbox', sandboxId: 'sandbox-1' },
    { at: 'compare', leftId: '', rightId: '' },
  ])('that is being connected to has nothing to draw yet at %o', (location) => {
    const { body, status } = screen(location, { snapshot: unread({ phase: 'connecting', sinceMs: 0 }) });
    expect(body).toMatchObject({ level: 'empty', title: 'Connecting…' });
    expect(body).not.toHaveProperty('back');
    expect(status.text).toBe('connecting');
  });

  it('that cannot be reached says why', () => {
    const { body, status } = screen(
      { at: 'node' },
      { snapshot: unread({ phase: 'failed', sinceMs: 0, reason: 'permissionDenied' }) },
    );
    expect(body).toMatchObject({ level: 'empty', title: 'Not connected: permission denied' });
    expect(status).toEqual({ text: 'permission denied', tone: 'bad' });
  });

  it('that was lost is drawn as it was last, and called stale', () => {
    const snapshot = aLayersSnapshot({ connection: { phase: 'stale', sinceMs: 0, reason: 'runtimeRestarted' } });
    const { body, status } = screen({ at: 'node' }, { snapshot });
    expect(body).toEqual(screen({ at: 'node' }).body);
    expect(status.tone).toBe('warn');
  });

  it('that was lost has its facts called not live, but not those of a recorded tour, and not where there are none', () => {
    const snapshot = aLayersSnapshot({ connection: { phase: 'stale', sinceMs: 0 } });
    const notLive = 'Not live: as it was at 1970-01-01 00:00:00 UTC';
    expect(screen({ at: 'node' }, { snapshot }).notLive).toBe(notLive);
    expect(screen({ at: 'sandbox', sandboxId: 'sandbox-1' }, { snapshot }).notLive).toBe(notLive);
    expect(screen({ at: 'sandbox', sandboxId: 'gone' }, { snapshot })).not.toHaveProperty('notLive');
    expect(screen({ at: 'tour', step: 0 }, { snapshot, tour: { recording } })).not.toHaveProperty('notLive');
    expect(screen({ at: 'node' })).not.toHaveProperty('notLive');
  });
});

describe('a tour', () => {
  const recordingIn = (snapshot: LayersSnapshot, isRecording = false): unknown => {
    const { body } = screen({ at: 'tour', step: 0 }, { snapshot, tour: { recording, isRecording } });
    return body.level === 'tour' && body.recording.state;
  };

  it('is shown of an endpoint that does not answer; only a new recording is not possible there', () => {
    expect(recordingIn(unread({ phase: 'failed', sinceMs: 0, reason: 'socketAbsent' }))).toBe('impossible');
    expect(recordingIn(aLayersSnapshot())).toBe('ready');
    expect(recordingIn(aLayersSnapshot(), true)).toBe('underWay');
  });

  it('that is not loaded leads back', () => {
    expect(screen({ at: 'tour', step: 0 }).body).toMatchObject({
      level: 'empty',
      title: 'No tour yet',
      back: { at: 'node' },
    });
  });
});

describe('the details', () => {
  it('are of the card that is selected', () => {
    expect(screen({ at: 'node' }, { selectedCardId: 'kubelet' }).details?.cardId).toBe('kubelet');
    expect(screen({ at: 'node' }, { selectedCardId: 'handler/runc' }).details?.cardId).toBe('handler/runc');
  });

  it('of a card of a tour are those of the recording, which nothing can be done to', () => {
    const { node } = aLayersSnapshot();
    const snapshot: LayersSnapshot = {
      ...aLayersSnapshot({ sandboxes: [] }),
      node: { ...node, runtime: { ...node.runtime, name: someFact('cri-o'), version: someFact('1.31.0') } },
    };
    const at: Location = { at: 'tour', step: 0 };
    const runtime = screen(at, { snapshot, selectedCardId: 'runtime', tour: { recording } }).details;
    expect(runtime).toMatchObject({ title: 'containerd 2.1.9', actions: [], links: undefined });
    const shown = screen(at, { snapshot, selectedCardId: 'sandbox/sandbox-1', tour: { recording } }).details;
    expect(shown).toMatchObject({ cardId: 'sandbox/sandbox-1', actions: [], links: undefined, compareWith: [] });
    expect(shown).not.toHaveProperty('object');
  });
});
