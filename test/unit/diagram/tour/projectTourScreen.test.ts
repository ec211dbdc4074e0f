import { describe, expect, it } from 'vitest';
import type { CallRecord } from '../../../../src/contract/call.ts';
import { unknown } from '../../../../src/contract/layers/fact.ts';
import type { NodeFacts } from '../../../../src/contract/layers/node.ts';
import type { SandboxFacts } from '../../../../src/contract/layers/sandbox.ts';
import {
  type RecordedStep,
  tourFormatVersion,
  type TourRecording,
  type TourStepKind,
} from '../../../../src/contract/layers/tour.ts';
import type { TourScreen } from '../../../../src/diagram/screen/tourScreen.ts';
import { projectTourScreen } from '../../../../src/diagram/tour/projectTourScreen.ts';
import {
  aContainerFacts,
  aHandlerFacts,
  aLayersSnapshot,
  aNodeFacts,
  aSandboxFacts,
  nodeProcess,
  runsc,
  someFact,
} from '../../../builders/layers.ts';
import { context } from '../../../builders/rows.ts';

function call(method: string, changes: Partial<CallRecord> = {}): CallRecord {
  return {
    id: 1,
    endpointId: 'e',
    service: 'runtime.v1.RuntimeService',
    method,
    startedAtMs: 0,
    durationMs: 30,
    outcome: 'ok',
    requestBytes: 24,
    responseBytes: 1000,
    messages: 1,
    request: {},
    response: {},
    ...changes,
  };
}

const methods: Readonly<Record<TourStepKind, string>> = {
  pull: 'PullImage',
  runSandbox: 'RunPodSandbox',
  create: 'CreateContainer',
  start: 'StartContainer',
  exec: 'ExecSync',
  stop: 'StopContainer',
  remove: 'RemoveContainer',
};

const kinds = ['pull', 'runSandbox', 'create', 'start', 'exec', 'stop', 'remove'] as const;

function recorded(changes: Partial<SandboxFacts> = {}, node: NodeFacts = aNodeFacts()): TourRecording {
  const step = (kind: TourStepKind, index: number): RecordedStep => {
    const isThere = index > 0 && index < 6;
    const containers = index < 2 ? [] : (changes.containers ?? [aContainerFacts()]);
    return {
      kind,
      startedAtMs: 1000 * index,
      endedAtMs: 1000 * index + 500,
      calls: [call(methods[kind])],
      layers: aLayersSnapshot({ node, sandboxes: isThere ? [aSandboxFacts({ ...changes, containers })] : [] }),
    };
  };
  return {
    formatVersion: tourFormatVersion,
    runtime: 'containerd 2.1.9',
    recordedAtMs: 0,
    image: 'docker.io/library/busybox:stable',
    sandboxId: 'sandbox-1',
    steps: kinds.map(step),
  };
}

function at(kind: TourStepKind, recording = recorded()): TourScreen {
  const screen = projectTourScreen({ recording, step: kinds.indexOf(kind), recordingState: 'ready', context });
  if (screen === undefined) {
    throw new Error('no screen');
  }
  return screen;
}

function deed(screen: TourScreen, layer: string): string | undefined {
  return screen.effects.find((each) => each.layer === layer)?.text;
}

describe('the tour', () => {
  it('says where and when it was recorded, and what the steps were', () => {
    const screen = at('pull');
    expect(screen.heading).toBe(
      'Recorded on containerd 2.1.9, 1970-01-01 00:00:00 UTC, with docker.io/library/busybox:stable',
    );
    expect(screen.steps.map(({ title, aside }) => `${title}: ${aside}`)).toEqual([
      'Pull: PullImage · 500 ms',
      'Run sandbox: RunPodSandbox · 500 ms',
      'Create: CreateContainer · 500 ms',
      'Start: StartContainer · 500 ms',
      'Exec: ExecSync · 500 ms',
      'Stop: StopContainer · 500 ms',
      'Remove: RemoveContainer · 500 ms',
    ]);
  });

  it('shows the node as it was at the end of the step, with the ages of then', () => {
    expect(at('pull').node.columns.flatMap(({ groups }) => groups)).toEqual([]);
    const [group] = at('start').node.columns.flatMap(({ groups }) => groups);
    expect(group?.cards[0]?.id).toBe('sandbox/sandbox-1');
    expect(JSON.stringify(group)).not.toContain('3d');
  });

  it('tells the tour’s own of each number from that of the whole node', () => {
    const node = aNodeFacts();
    const { images, blobs, snapshots } = node.runtime;
    const before = { images: someFact(37), blobs, snapshots, tasks: unknown({ why: 'notReadYet' }) };
    const marks = (recording: TourRecording): readonly unknown[] =>
      (at('start', recording).node.highLevel[0]?.cards ?? [])
        .filter(({ badges }) => badges.length > 0)
        .map(({ id, lines, badges, label }) => [id, lines[0]?.text, badges[0]?.text, label]);
    expect(marks({ ...recorded({}, node), before })).toEqual([
      ['part/imageStore', '38 images', 'the tour: +1', 'Image store, the tour: +1, 38 images'],
    ]);
    expect(marks({ ...recorded({}, node), before: { ...before, images, tasks: someFact(33) } })).toEqual([
      ['part/tasks', '31 tasks', 'the tour: −2', 'Tasks and events, the tour: −2, 31 tasks'],
    ]);
    expect(marks(recorded({}, node))).toEqual([]);
  });

  it('lights the cards that a step passes, in order', () => {
    expect(at('pull').path).toEqual([
      'criExplorer',
      'cri/image',
      'runtime',
      'part/contentStore',
      'part/snapshotter',
      'part/imageStore',
    ]);
    expect(at('create').path).toEqual([
      'criExplorer',
      'cri/runtime',
      'runtime',
      'part/snapshotter',
      'container/container-1',
    ]);
    expect(at('start').path).toEqual([
      'criExplorer',
      'cri/runtime',
      'runtime',
      'part/tasks',
      'shim/sandbox-1',
      'handler/runc',
      'container/container-1',
      'kernel',
    ]);
    expect(at('remove').path).not.toContain('shim/sandbox-1');
  });

  it('has only cards in its path that the node shows', () => {
    for (const kind of kinds) {
      const { path, node } = at(kind);
      const json = JSON.stringify(node);
      expect(path.filter((id) => !json.includes(`"id":"${id}"`))).toEqual([]);
    }
  });

  it('passes the streaming server only where the command was streamed', () => {
    expect(at('exec').path).not.toContain('cri/streaming');
    const recording = recorded();
    const streamed = { ...recording, steps: recording.steps.map((step) => ({ ...step, calls: [call('Exec')] })) };
    expect(at('exec', streamed).path).toContain('cri/streaming');
    expect(deed(at('exec', streamed), 'Clients')).toContain('WebSocket');
  });

  it('tells what runc does and that it exits', () => {
    expect(deed(at('start'), 'Low-level runtime')).toMatch(/runs the program, and exits\.$/);
    expect(deed(at('start'), 'Workload')).toBe('The program runs, as process 2150 of the node.');
    expect(deed(at('create'), 'Low-level runtime')).toBeUndefined();
    expect(deed(at('pull'), 'Shim')).toBeUndefined();
  });

  it('tells what the Sentry does', () => {
    const recording = recorded(
      { runtime: runsc, handler: someFact('runsc'), containers: [aContainerFacts({ insideSandbox: true })] },
      aNodeFacts({ handlers: [aHandlerFacts({ name: 'runsc', runtime: runsc })] }),
    );
    expect(deed(at('runSandbox', recording), 'Low-level runtime')).toBe(
      'Starts the Sentry, and a gofer that opens files for it. Both stay.',
    );
    expect(deed(at('start', recording), 'Workload')).toBe('The program runs.');
    expect(at('start', recording).path).toContain('sentry/runsc');
  });

  it('tells what CRI-O does otherwise', () => {
    const usual = aNodeFacts();
    const node = { ...usual, runtime: { ...usual.runtime, name: someFact('cri-o') } };
    const recording = recorded(
      {
        shim: someFact('none'),
        pid: someFact('none'),
        containers: [aContainerFacts({ supervisor: someFact(nodeProcess(2140, 'conmon')) })],
      },
      node,
    );
    expect(deed(at('runSandbox', recording), 'Low-level runtime')).toBe(
      'Has nothing to do: there is no pause process to start.',
    );
    expect(deed(at('runSandbox', recording), 'Shim')).toBeUndefined();
    expect(deed(at('create', recording), 'Low-level runtime')).toContain('waits to become the program');
    expect(at('create', recording).path).toContain('supervisor/container-1');
  });

  it('lists the calls with their end', () => {
    const recording = recorded();
    const steps = recording.steps.map((step) => ({
      ...step,
      calls: [
        call('B', { startedAtMs: 5, outcome: 'notFound', durationMs: 0.61 }),
        call('A', { startedAtMs: 1, durationMs: 3100 }),
      ],
    }));
    expect(at('stop', { ...recording, steps }).calls).toEqual([
      { method: 'A', duration: '3.1 s', size: '1 KiB', isOk: true },
      { method: 'B', duration: '0.6 ms', size: '1 KiB', isOk: false },
    ]);
  });

  it('has history where it belongs', () => {
    expect(at('runSandbox').history).toContain('dockershim');
    expect(at('create').history).toContain('runV');
    expect(at('start').history).toContain('rkt');
    expect('history' in at('remove')).toBe(false);
  });

  it('takes any step number, and no recording without steps', () => {
    const recording = recorded();
    const show = (step: number): number | undefined =>
      projectTourScreen({ recording, step, recordingState: 'underWay', context })?.step;
    expect([show(-1), show(99)]).toEqual([0, 6]);
    const empty = { ...recording, steps: [] };
    expect(projectTourScreen({ recording: empty, step: 0, recordingState: 'ready', context })).toBeUndefined();
  });
});
