import { isRecord } from '../common/isRecord.ts';
import { type CardObject, commandNames } from '../diagram/screen/card.ts';
import type { Location } from '../diagram/screen/location.ts';
import type { Choices } from '../diagram/screen/screen.ts';
import type { HostRequest, ToHost } from './messages.ts';

/**
 * What a webview sent, or `undefined` for what is no request. The webview is ours, but it shows hostile text: whatever
 * comes out of it is looked at as if it came from there.
 */
export function parseToHost(message: unknown): ToHost | undefined {
  if (!isRecord(message) || typeof message['requestId'] !== 'number') {
    return undefined;
  }
  const request = parseRequest(message);
  return request === undefined ? undefined : { ...request, requestId: message['requestId'] };
}

function parseRequest(message: Readonly<Record<string, unknown>>): HostRequest | undefined {
  switch (message['kind']) {
    case 'ready': {
      const location = parseLocation(message['location']);
      const choices = parseChoices(message['choices']);
      return choices && { kind: 'ready', ...(location && { location }), choices };
    }
    case 'show': {
      const location = parseLocation(message['location']);
      const choices = parseChoices(message['choices']);
      return location && choices && { kind: 'show', location, choices };
    }
    case 'reveal': {
      const object = parseObject(message['object']);
      return object && { kind: 'reveal', object, force: message['force'] === true };
    }
    case 'run': {
      const object = parseObject(message['object']);
      const command = commandNames.find((name) => name === message['command']);
      return object && command && { kind: 'run', command, object };
    }
    case 'watchCalls':
      return typeof message['watch'] === 'boolean' ? { kind: 'watchCalls', watch: message['watch'] } : undefined;
    case 'savePicture':
      return parsePicture(message);
    case 'clearCalls':
    case 'exportCalls':
    case 'recordTour':
      return { kind: message['kind'] };
    default:
      return undefined;
  }
}

function parsePicture({ format, data, dataBase64 }: Readonly<Record<string, unknown>>): HostRequest | undefined {
  if (format === 'svg' && typeof data === 'string') {
    return { kind: 'savePicture', format, data };
  }
  return format === 'png' && typeof dataBase64 === 'string' ? { kind: 'savePicture', format, dataBase64 } : undefined;
}

/** Also of what the webview kept over a reload. */
export function parseLocation(value: unknown): Location | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { at, sandboxId, containerId, leftId, rightId, step } = value;
  switch (at) {
    case 'node':
      return { at };
    case 'sandbox':
      return typeof sandboxId === 'string' ? { at, sandboxId } : undefined;
    case 'container':
      return typeof sandboxId === 'string' && typeof containerId === 'string'
        ? { at, sandboxId, containerId }
        : undefined;
    case 'compare':
      return typeof leftId === 'string' && typeof rightId === 'string' ? { at, leftId, rightId } : undefined;
    case 'tour':
      return typeof step === 'number' && Number.isInteger(step) && step >= 0 ? { at, step } : undefined;
    default:
      return undefined;
  }
}

function parseChoices(value: unknown): Choices | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { selectedCardId, expandedGroups } = value;
  return {
    selectedCardId: typeof selectedCardId === 'string' ? selectedCardId : undefined,
    expandedGroups: Array.isArray(expandedGroups) ? expandedGroups.filter((id) => typeof id === 'string') : [],
  };
}

const objectKinds = ['endpoint', 'sandbox', 'container', 'image'] as const;

function parseObject(value: unknown): CardObject | undefined {
  if (!isRecord(value) || typeof value['id'] !== 'string') {
    return undefined;
  }
  const kind = objectKinds.find((known) => known === value['kind']);
  return kind && { kind, id: value['id'] };
}
