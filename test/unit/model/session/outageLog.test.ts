import { beforeEach, describe, expect, it } from 'vitest';
import { OutageLog } from '../../../../src/model/session/outageLog.ts';
import type { EndpointSnapshot } from '../../../../src/model/store/endpointSnapshot.ts';
import { runtimeInfo } from '../../../builders/runtimeInfo.ts';
import { snapshot } from '../../../builders/snapshot.ts';

describe('OutageLog', () => {
  let nowMs = 0;
  let lines: string[];
  let outage: OutageLog;

  beforeEach(() => {
    nowMs = 1_000_000;
    lines = [];
    outage = new OutageLog(
      'node',
      () => nowMs,
      (line) => lines.push(line),
    );
  });

  function answered(version: string): EndpointSnapshot {
    const info = runtimeInfo();
    return snapshot({
      source: { kind: 'containerdEvents' },
      runtime: { ...info, version: { ...info.version, name: 'containerd', version } },
    });
  }

  it('has a line for the start, and none for what follows as long as all is well', () => {
    outage.ended(answered('1.7.24'));
    outage.ended(answered('1.7.24'));
    expect(lines).toEqual(['node: live (containerd 1.7.24, containerdEvents)']);
  });

  it('has two lines for an outage, however often it was tried to end it', () => {
    outage.ended(answered('1.7.24'));
    outage.failed({ reason: 'runtimeRestarted', method: 'Subscribe' });
    outage.failed({ reason: 'socketAbsent', path: '/run/a.sock' });
    outage.failed({ reason: 'socketAbsent', path: '/run/a.sock' });
    nowMs += 1_500;
    outage.ended(answered('1.7.24'));
    expect(lines.slice(1)).toEqual([
      'node: {"reason":"runtimeRestarted","method":"Subscribe"}',
      'node: live after 1.5 s of runtimeRestarted, socketAbsent (containerd 1.7.24, containerdEvents)',
    ]);
  });

  it('says that another version answers, whether or not there was an outage', () => {
    outage.ended(answered('1.7.24'));
    outage.failed({ reason: 'runtimeRestarted', method: 'Subscribe' });
    outage.ended(answered('2.1.9'));
    outage.ended(answered('2.2.0'));
    outage.ended(answered('2.2.0'));
    expect(lines.slice(2)).toEqual([
      'node: live after 0.0 s of runtimeRestarted (containerd 2.1.9, before containerd 1.7.24, containerdEvents)',
      'node: live (containerd 2.2.0, before containerd 2.1.9, containerdEvents)',
    ]);
  });

  it('says that the socket was replaced', () => {
    outage.ended(answered('1.7.24'));
    outage.replaced();
    outage.ended(answered('1.7.24'));
    expect(lines.slice(1)).toEqual(['node: the socket was replaced']);
  });
});
