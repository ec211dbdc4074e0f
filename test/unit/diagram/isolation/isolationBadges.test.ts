import { describe, expect, it } from 'vitest';
import type { IsolationFacts } from '../../../../src/contract/layers/isolation.ts';
import { aContainerFacts, aLayersSnapshot, runsc, someFact } from '../../../builders/layers.ts';
import { screenOf, sectionOf } from '../sandboxScreens.ts';

describe('the isolation', () => {
  const usual = aContainerFacts().isolation;
  const badges = (changes: Partial<IsolationFacts>, node = {}): Record<string, string> => {
    const { isolation } = sectionOf({ isolation: { ...usual, ...changes } }, node);
    return Object.fromEntries(isolation.badges.map(({ text, tone }) => [text, tone]));
  };

  it('is a badge for each wall', () => {
    expect(badges({ user: someFact({ uid: 101, gid: 101 }), noNewPrivileges: someFact(true) })).toMatchObject({
      'not privileged': 'good',
      'host kernel shared': 'warn',
      'seccomp filter': 'good',
      '2 capabilities': 'plain',
      'user 101': 'good',
      'no new privileges': 'good',
      'root file system writable': 'plain',
      '11 masked paths': 'good',
    });
  });

  it('lists the capabilities, and marks those that reach far', () => {
    const capabilities = someFact(['CAP_CHOWN', 'CAP_SYS_ADMIN', 'CAP_NET_ADMIN']);
    const { isolation } = sectionOf({ isolation: { ...usual, capabilities } });
    expect(isolation.badges).toContainEqual({
      text: '3 capabilities',
      tone: 'bad',
      title: 'CHOWN, SYS_ADMIN, NET_ADMIN; Status · info',
    });
    expect(isolation.meaning[0]).toBe('app has capabilities that reach beyond it: CAP_SYS_ADMIN, CAP_NET_ADMIN.');
    expect(badges({ capabilities: someFact([]) })).toMatchObject({ 'no capabilities': 'good' });
  });

  it('marks what is open', () => {
    expect(
      badges({ privileged: someFact(true), seccomp: someFact('unconfined'), maskedPaths: someFact(0) }),
    ).toMatchObject({ privileged: 'bad', 'no seccomp filter': 'warn', 'no masked paths': 'warn' });
    const { meaning } = sectionOf({ isolation: { ...usual, privileged: someFact(true) } }).isolation;
    expect(meaning[0]).toContain('app is privileged');
  });

  it('asks for a security module only where the node’s kernel has it', () => {
    expect(badges({ appArmor: someFact('') })).toMatchObject({ 'no AppArmor': 'warn' });
    expect(badges({ appArmor: someFact('cri-containerd.apparmor.d') })).toMatchObject({
      'AppArmor cri-containerd.apparmor.d': 'good',
    });
    const { kernel } = aLayersSnapshot().node;
    const without = { kernel: { ...kernel, securityModules: someFact([]) } };
    expect(Object.keys(badges({ appArmor: someFact('') }, without)).join()).not.toContain('AppArmor');
    expect(badges({ appArmor: someFact('p') }, without)).toMatchObject({ 'AppArmor not active on the node': 'warn' });
  });

  it('says what is not known, with the reason', () => {
    const reason = { why: 'notReported', by: 'cri-dockerd' } as const;
    const { isolation } = sectionOf({ isolation: { ...usual, seccomp: { known: false, reason } } });
    expect(isolation.badges).toContainEqual({
      text: 'seccomp: ?',
      tone: 'warn',
      title: 'cri-dockerd does not report it',
    });
  });

  it('does not call root in a Sentry the node’s root', () => {
    const root = sectionOf({}).isolation;
    expect(root.meaning).toContain('app runs as root: what breaks out of it is root on the node.');
    const inside = screenOf({ runtime: runsc, containers: [aContainerFacts({ insideSandbox: true })] }).sections[0];
    expect(inside?.isolation.meaning).toEqual([
      'The Sentry answers the system calls of app: the node’s kernel is hard to reach from it.',
    ]);
    expect(inside?.isolation.badges).toContainEqual(expect.objectContaining({ text: 'root user', tone: 'plain' }));
  });
});
