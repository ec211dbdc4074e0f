import { isRecord } from '../common/isRecord.ts';
import { compareNames } from '../common/order.ts';
import type { ContainerExit } from '../contract/container.ts';
import type { JsonObject, JsonValue } from '../contract/json.ts';
import type { ContainerDetails, SandboxDetails } from '../contract/runtime.ts';
import type { Sandbox } from '../contract/sandbox.ts';
import { containersByImage } from '../images/imageIndex.ts';
import type { EndpointSnapshot } from '../model/store/endpointSnapshot.ts';
import { bytes } from '../words/bytes.ts';
import { conditionWarnings } from '../words/conditionWarnings.ts';
import { failureWord } from '../words/failures.ts';
import { containerPlace, imageLabel, imageTags, objectLabel } from '../words/names.ts';
import { redactNamed, redactText } from '../redact/redactText.ts';
import { plainText } from '../words/plainText.ts';
import { stateWord } from '../words/states.ts';
import { fullTime } from '../words/time.ts';
import type { WordContext } from '../words/wordContext.ts';
import { changeFacts, connectionWord } from './rows/connection.ts';

/** One line of a tooltip. The value is hostile text on one line; whoever makes markdown of it has to escape it. */
export interface TooltipFact {
  readonly label: string;
  readonly value: string;
}

/** An empty value makes no line: a tooltip names what is known. */
function tooltipFact(label: string, value: string | undefined): readonly TooltipFact[] {
  const text = plainText(redactText(value ?? ''));
  return text === '' ? [] : [{ label, value: text }];
}

/** One line a value, the label on the first only. */
function tooltipFacts(label: string, values: readonly string[]): readonly TooltipFact[] {
  return values.flatMap((value, index) => tooltipFact(index === 0 ? label : '', value));
}

/** Empty for an id that is no longer there. Without details the tooltip says what the list has told. */
export function projectContainerTooltip(
  snapshot: EndpointSnapshot,
  id: string,
  context: WordContext,
  details?: ContainerDetails,
): readonly TooltipFact[] {
  const container = snapshot.containers.get(id);
  if (container === undefined) {
    return [];
  }
  const { l10n } = context;
  const alive = container.state === 'created' || container.state === 'running';
  const pid = alive && details !== undefined ? verbosePid(details.raw) : undefined;
  const exit = container.exit ?? details?.exit;
  return [
    ...tooltipFact(l10n.t('Container'), objectLabel(container.name, container.id)),
    ...tooltipFact(l10n.t('Pod'), containerPlace(container, snapshot)),
    ...tooltipFact(l10n.t('ID'), container.id),
    ...tooltipFact(l10n.t('State'), stateWord(container.state, l10n)),
    ...(exit === undefined || alive ? [] : exitFacts(exit, context)),
    ...tooltipFact(l10n.t('PID'), pid?.toString()),
    ...tooltipFact(l10n.t('Image'), container.userSpecifiedImage || container.image),
    ...tooltipFact(l10n.t('Image ID'), container.imageId || container.imageRef),
    ...tooltipFact(l10n.t('Attempt'), String(container.attempt)),
    ...tooltipFact(l10n.t('Restarts'), container.annotations['io.kubernetes.container.restartCount']),
    ...createdFact(container, context),
    ...tooltipFact(
      l10n.t('Started'),
      container.startedAtNs === undefined ? undefined : fullTime(container.startedAtNs),
    ),
    ...tooltipFact(l10n.t('Log'), details?.logPath),
    ...labelFacts(container.labels, context),
  ];
}

/** Said also where it is not known: rows then have no age, and whoever looks for one looks here. */
function createdFact({ createdAtNs }: Pick<Sandbox, 'createdAtNs'>, { l10n }: WordContext): readonly TooltipFact[] {
  return tooltipFact(l10n.t('Created'), createdAtNs === undefined ? l10n.t('not known') : fullTime(createdAtNs));
}

function exitFacts(exit: ContainerExit, { l10n }: WordContext): readonly TooltipFact[] {
  return [
    ...tooltipFact(l10n.t('Exit Code'), String(exit.code)),
    ...tooltipFact(l10n.t('Reason'), exit.reason),
    ...tooltipFact(l10n.t('Message'), exit.message),
    ...tooltipFact(l10n.t('Finished'), exit.finishedAtNs === undefined ? '' : fullTime(exit.finishedAtNs)),
  ];
}

/** Empty for an id that is no longer there. Without details the tooltip says what the list has told. */
export function projectSandboxTooltip(
  snapshot: EndpointSnapshot,
  id: string,
  context: WordContext,
  details?: SandboxDetails,
): readonly TooltipFact[] {
  const sandbox = snapshot.sandboxes.get(id);
  if (sandbox === undefined) {
    return [];
  }
  const { l10n } = context;
  const pid = sandbox.state === 'ready' && details !== undefined ? verbosePid(details.raw) : undefined;
  return [
    ...tooltipFact(l10n.t('Pod'), objectLabel(sandbox.name, sandbox.id)),
    ...tooltipFact(l10n.t('Namespace'), sandbox.namespace),
    ...tooltipFact(l10n.t('ID'), sandbox.id),
    ...tooltipFact(l10n.t('UID'), sandbox.uid),
    ...tooltipFact(l10n.t('State'), stateWord(sandbox.state, l10n)),
    ...tooltipFact(l10n.t('Runtime Handler'), sandbox.runtimeHandler),
    ...tooltipFact(l10n.t('Attempt'), String(sandbox.attempt)),
    ...createdFact(sandbox, context),
    ...tooltipFact(l10n.t('PID'), pid?.toString()),
    ...tooltipFacts(l10n.t('Addresses'), details?.ips ?? []),
    ...labelFacts(sandbox.labels, context),
  ];
}

const maxContainers = 12;

/** Empty for an id that is no longer there. */
export function projectImageTooltip(
  snapshot: EndpointSnapshot,
  id: string,
  context: WordContext,
): readonly TooltipFact[] {
  const image = snapshot.images.get(id);
  if (image === undefined) {
    return [];
  }
  const { l10n } = context;
  const users = containersByImage(snapshot.images, snapshot.containers.values()).get(id) ?? [];
  const restCount = users.length - maxContainers;
  return [
    ...tooltipFact(l10n.t('Image'), imageLabel(image)),
    ...tooltipFact(l10n.t('ID'), image.id),
    ...tooltipFacts(l10n.t('Tags'), imageTags(image)),
    ...tooltipFacts(l10n.t('Digests'), image.repoDigests),
    ...tooltipFact(
      l10n.t('Size'),
      image.sizeBytes === undefined
        ? l10n.t('not known')
        : l10n.t('{0} ({1} bytes)', bytes(image.sizeBytes), String(image.sizeBytes)),
    ),
    ...tooltipFact(l10n.t('Pinned'), image.pinned ? l10n.t('yes') : l10n.t('no')),
    ...tooltipFacts(l10n.t('Used By'), [
      ...users
        .slice(0, maxContainers)
        .map((user) => `${containerPlace(user, snapshot)} ${objectLabel(user.name, user.id)}`),
      ...(restCount > 0 ? [l10n.t('and {0} more', restCount)] : []),
    ]),
  ];
}

export function projectEndpointTooltip(snapshot: EndpointSnapshot, context: WordContext): readonly TooltipFact[] {
  const { l10n } = context;
  const { endpoint, connection, runtime } = snapshot;
  return [
    ...tooltipFact(l10n.t('Endpoint'), endpoint.name),
    ...tooltipFact(l10n.t('Address'), endpoint.id),
    ...tooltipFact(l10n.t('State'), connectionWord(connection, context)),
    ...(connection.phase === 'stale' ? tooltipFact(l10n.t('Cause'), failureWord(connection.failure.reason, l10n)) : []),
    ...changeFacts(snapshot, l10n).flatMap(({ label, value }) => tooltipFact(label, value)),
    ...tooltipFact(l10n.t('Runtime'), runtime && `${runtime.version.name} ${runtime.version.version}`),
    ...tooltipFact(l10n.t('API Version'), runtime?.version.apiVersion),
    ...tooltipFacts(
      l10n.t('Warnings'),
      (runtime?.status.conditions ?? []).flatMap(conditionWarnings).map(({ text }) => text),
    ),
  ];
}

const maxLabels = 12;

/** Labels by name; the inspected document has those that a tooltip has no room for. */
function labelFacts(labels: Readonly<Record<string, string>>, { l10n }: WordContext): readonly TooltipFact[] {
  const lines = Object.entries(labels)
    .sort(([a], [b]) => compareNames(a, b))
    .map(([name, value]) => `${name}=${redactNamed(name, value)}`);
  const restCount = lines.length - maxLabels;
  const shown = restCount > 0 ? [...lines.slice(0, maxLabels), l10n.t('and {0} more', restCount)] : lines;
  return tooltipFacts(l10n.t('Labels'), shown);
}

/**
 * The process id in the verbose part of a status, `info.info.pid` on containerd, CRI-O and cri-dockerd. Ask only while
 * the process lives: CRI-O keeps the number after an exit. 0 means none.
 */
function verbosePid(raw: JsonObject): number | undefined {
  const pid = member(member(member(raw, 'info'), 'info'), 'pid');
  return typeof pid === 'number' && pid > 0 ? pid : undefined;
}

function member(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
