import { setImmediate } from 'node:timers/promises';
import { stringify } from 'yaml';
import { readSubject } from '../../src/actions/inspect.ts';
import { CallLog } from '../../src/calls/callLog.ts';
import { callsAsJson } from '../../src/calls/callsAsJson.ts';
import { CriError } from '../../src/contract/failure.ts';
import type { LayersSnapshot } from '../../src/contract/layers/snapshot.ts';
import { projectScreen } from '../../src/diagram/projectScreen.ts';
import type { Location } from '../../src/diagram/screen/location.ts';
import { LayersSession } from '../../src/layers/session/layersSession.ts';
import type { EndpointSession } from '../../src/model/session/endpointSession.ts';
import { allReads } from '../../src/model/session/pendingReads.ts';
import { performReads } from '../../src/model/session/performReads.ts';
import { EndpointStore, type Reading } from '../../src/model/store/endpointStore.ts';
import { defaultChoices } from '../../src/tree/choices.ts';
import type { Row } from '../../src/tree/rows/row.ts';
import { RowTooltip } from '../../src/tree/rowTooltip.ts';
import { ViewSources } from '../../src/tree/views.ts';
import { context, english } from '../builders/rows.ts';
import { endpoint } from '../builders/snapshot.ts';
import { onlySession } from '../bench/onlySession.ts';
import { type RecordedName, RecordedRuntime } from '../facts/recordedRuntime.ts';
import { RecordedMachine } from '../fakes/recordedMachine.ts';
import { AnsweringChannel } from './answeringChannel.ts';
import { type AttackResult, type AttackSize, failureLine, times } from './attackResult.ts';
import { clientOf } from './clientOf.ts';
import { mutatedMessage } from './mutate.ts';
import { polluted } from './polluted.ts';
import { Random } from './random.ts';
import { recordedAnswers } from './recordedAnswers.ts';

const names: readonly RecordedName[] = ['containerd-2.3', 'crio-1.36', 'cri-dockerd-0.4'];

/** Well-formed replies with values of no sense, all the way to what a person sees: nothing of it throws. */
export async function anyAnswer(size: AttackSize): Promise<AttackResult> {
  const random = new Random(size.seed);
  const failures: string[] = [];
  const counts = { replies: 0, rows: 0, screens: 0, documents: 0, calls: 0 };
  const runtimes = names.map((name) => new RecordedRuntime(name));
  const rounds = times(2_800, size);
  const unhandled = (error: unknown): void => void failures.push(failureLine('unhandled', error));
  process.on('unhandledRejection', unhandled);
  for (let round = 0; round < rounds; round += 1) {
    try {
      await oneRound(random, random.pick(runtimes), counts);
    } catch (error) {
      failures.push(failureLine(`round ${round}`, error));
    }
    if (polluted().length > 0) {
      failures.push(`round ${round}: the prototype of all objects has ${polluted().join(', ')}`);
      break;
    }
  }
  process.off('unhandledRejection', unhandled);
  const { replies, rows, screens, documents, calls } = counts;
  return {
    ...{ area: 'any answer, through to the screen', tried: replies, failures },
    notes: [`${rows} rows, ${screens} screens, ${documents} documents, ${calls} calls`],
  };
}

interface Counts {
  replies: number;
  rows: number;
  screens: number;
  documents: number;
  calls: number;
}

async function oneRound(random: Random, recorded: RecordedRuntime, counts: Counts): Promise<void> {
  const probability = random.pick([0.02, 0.1, 0.4]);
  const calls = new CallLog('attacked');
  const watching = calls.watch();
  const answers = recordedAnswers(recorded, (reply) => mutatedMessage(reply, random, probability));
  const channel = new AnsweringChannel(answers, calls);
  const client = clientOf(channel);
  const store = new EndpointStore(endpoint('attacked'));
  const session = {
    ...{ endpoint: store.snapshot.endpoint, store, calls, runtime: client.runtime, images: client.images },
    containerd: client.containerd,
    refresh: () => Promise.resolve(),
    setVisible: () => undefined,
    pull: () => Promise.reject(new Error('Nothing is pulled here.')),
    dispose: () => undefined,
  };
  const target = {
    ...{ snapshot: () => store.snapshot, untold: new WeakMap() },
    apply: (reading: Reading) => store.apply(reading),
  };
  const read = (): Promise<void> => performReads(client, allReads, target, new AbortController().signal);
  const views = new ViewSources(onlySession(session));
  await read().catch(isRefusal);
  store.apply({ connection: { phase: 'live' } });
  counts.rows += allRows(views).length;
  // Another answer of every kind: what follows changes must bear it, too.
  await read().catch(isRefusal);
  await setImmediate();
  const rows = allRows(views);
  counts.rows += rows.length;
  const tooltips = new RowTooltip(onlySession(session), english, () => Date.now());
  for (const row of rows) {
    await tooltips.facts(row, new AbortController().signal);
  }
  await drawScreens(session, new RecordedMachine(recorded), counts);
  await inspect(session, counts);
  callsAsJson({ extensionVersion: '0', exportedAtMs: 0 }, calls.records);
  counts.calls += calls.records.length;
  watching.dispose();
  views.dispose();
  store.dispose();
  channel.dispose();
  counts.replies += channel.replies;
}

/** Of all views, opened, as texts too: a getter that throws would not be seen otherwise. */
function allRows(views: ViewSources): readonly Row[] {
  const opened = (rows: readonly Row[]): readonly Row[] => rows.flatMap((row) => [row, ...opened(row.children)]);
  const rows = Object.values(views.byId).flatMap((source) => opened(source.roots(defaultChoices, context)));
  JSON.stringify(rows.map(({ label, description, contextValue }) => [label, description, contextValue]));
  return rows;
}

/** A refusal in words is what a runtime that talks nonsense gets. */
function isRefusal(error: unknown): void {
  if (!(error instanceof CriError)) {
    throw error;
  }
}

async function drawScreens(session: EndpointSession, node: RecordedMachine, counts: Counts): Promise<void> {
  const layers = new LayersSession({
    ...{ session, node, now: () => Date.now() },
    paces: { changeMs: 0, countMs: 0, troubleAfterMs: 0, orphanAfterMs: 0 },
  });
  layers.setVisible(true);
  layers.setDetailed([...session.store.snapshot.sandboxes.keys()]);
  for (let turn = 0; turn < 40; turn += 1) {
    await setImmediate();
  }
  for (const location of locationsIn(layers.snapshot)) {
    JSON.stringify(
      projectScreen({
        ...{ snapshot: layers.snapshot, location, l10n: english, nowMs: Date.now() },
        choices: { selectedCardId: undefined, expandedGroups: [] },
        tour: { recording: undefined, isRecording: false },
      }),
    );
    counts.screens += 1;
  }
  layers.dispose();
}

function locationsIn({ sandboxes }: LayersSnapshot): readonly Location[] {
  const levels = sandboxes
    .slice(0, 6)
    .flatMap(({ sandbox: { id: sandboxId }, containers }): Location[] => [
      { at: 'sandbox', sandboxId },
      ...containers
        .slice(0, 2)
        .map(({ container }): Location => ({ at: 'container', sandboxId, containerId: container.id })),
    ]);
  const [left, right] = sandboxes;
  const compared: readonly Location[] =
    left && right ? [{ at: 'compare', leftId: left.sandbox.id, rightId: right.sandbox.id }] : [];
  return [{ at: 'node' }, ...levels, ...compared];
}

async function inspect(session: EndpointSession, counts: Counts): Promise<void> {
  const {
    sandboxes,
    containers,
    images,
    endpoint: { id: endpointId },
  } = session.store.snapshot;
  const subjects = [
    ...[...sandboxes.values()].slice(0, 3).map(({ id, name }) => ({ kind: 'sandbox' as const, objectId: id, name })),
    ...[...containers.values()].slice(0, 3).map(({ id, name }) => ({ kind: 'container' as const, objectId: id, name })),
    ...[...images.values()]
      .slice(0, 3)
      .map(({ id, repoTags: [name = ''] }) => ({ kind: 'image' as const, objectId: id, name })),
  ];
  for (const subject of subjects) {
    const asked = { endpointId, ...subject };
    stringify(await readSubject(session, asked).catch(isRefusal), { lineWidth: 0, aliasDuplicateObjects: false });
    counts.documents += 1;
  }
}
