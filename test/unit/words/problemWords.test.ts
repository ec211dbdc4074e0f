import { describe, expect, it } from 'vitest';
import { problemWords } from '../../../src/words/problemWords.ts';
import { runtimeUnits } from '../../../src/words/runtimeUnits.ts';
import { shellQuote } from '../../../src/words/shellQuote.ts';
import { english } from '../../builders/rows.ts';
import { everyFailure } from './everyFailure.ts';

const ada = { person: { name: 'ada', uid: 1000 } };
const path = '/run/containerd/containerd.sock';

describe('a denied socket', () => {
  it('is told by owner, group, octal mode and who asks', () => {
    const { facts } = problemWords(everyFailure.permissionDenied, ada, english);
    expect(facts).toContain('The socket belongs to root:root and has mode 0660.');
    expect(facts).toContain('CRI Explorer runs as ada (uid 1000).');
  });

  it('of root needs an entry for the user', () => {
    expect(problemWords(everyFailure.permissionDenied, ada, english).command).toBe(
      `sudo setfacl --modify user:ada:rw ${path}`,
    );
  });

  it('of a group that may write lets its members in', () => {
    const access = { owner: 'root', group: 'docker', mode: 0o660 };
    expect(problemWords({ reason: 'permissionDenied', path, access }, ada, english).command).toBe(
      'sudo usermod --append --groups docker ada',
    );
  });

  it('of a group that may not write does not send anybody into it', () => {
    const access = { owner: 'other', group: 'docker', mode: 0o600 };
    expect(problemWords({ reason: 'permissionDenied', path, access }, ada, english).command).toContain('setfacl');
  });

  it('is no reason to join a group that the user has joined', () => {
    const access = { owner: 'root', group: 'docker', mode: 0o660 };
    const { facts, command } = problemWords(
      { reason: 'permissionDenied', path, access, refusedBy: 'oldGroups' },
      ada,
      english,
    );
    expect(facts.join(' ')).toContain('Remote-SSH: Kill VS Code Server on Host…');
    expect(command).toBeUndefined();
  });

  it.each([
    ['root', { owner: 'root', group: 'root', mode: 0o600 }],
    ['ada', { owner: 'root', group: 'root', mode: 0o666 }],
  ])('is no matter of its mode where that lets %s in', (name, access) => {
    const { facts, command } = problemWords(
      { reason: 'permissionDenied', path, access, refusedBy: 'notTheMode' },
      { person: { name } },
      english,
    );
    expect(facts.join(' ')).toContain('SELinux');
    expect(facts.join(' ')).toContain('user namespace');
    expect(command).not.toContain('setfacl');
  });

  it('in a closed folder is looked for folder by folder', () => {
    expect(problemWords({ reason: 'permissionDenied', path }, ada, english).command).toBe(`namei --long ${path}`);
  });

  it('never lets a name into the command as anything but an argument', () => {
    const access = { owner: 'root', group: '$(reboot)', mode: 0o660 };
    expect(problemWords({ reason: 'permissionDenied', path, access }, ada, english).command).toBe(
      "sudo usermod --append --groups '$(reboot)' ada",
    );
  });
});

describe('a runtime that is not there', () => {
  it('is started by its unit, where the path tells it', () => {
    expect(problemWords(everyFailure.connectionRefused, ada, english).command).toBe('sudo systemctl start containerd');
    expect(problemWords({ reason: 'socketAbsent', path: '/run/crio/crio.sock' }, ada, english).command).toBe(
      'sudo systemctl start crio',
    );
  });

  it('is started by the unit that the machine has of those that listen there', () => {
    const k3s = '/run/k3s/containerd/containerd.sock';
    const started = (...installedUnits: string[]): string | undefined =>
      problemWords({ reason: 'socketAbsent', path: k3s }, { ...ada, installedUnits }, english).command;
    expect(started('rke2-agent')).toBe('sudo systemctl start rke2-agent');
    expect(started('k3s-agent')).toBe('sudo systemctl start k3s-agent');
    expect(started('k3s', 'rke2-server')).toBe('systemctl list-unit-files k3s.service rke2-server.service');
    expect(started()).toContain('k3s.service k3s-agent.service rke2-server.service rke2-agent.service');
  });

  it('has the log of its own unit read', () => {
    const known = { ...ada, socketPath: '/run/k0s/containerd.sock', installedUnits: ['k0sworker'] };
    expect(problemWords(everyFailure.runtimeRestarted, known, english).command).toBe(
      'sudo journalctl --since -10min --unit k0sworker',
    );
    expect(problemWords(everyFailure.runtimeRestarted, ada, english).command).toBe(
      'sudo journalctl --since -10min --unit containerd --unit crio --unit cri-docker',
    );
  });

  it('is looked for in the folder otherwise', () => {
    expect(problemWords({ reason: 'socketAbsent', path: '/tmp/my runtime/x.sock' }, ada, english).command).toBe(
      "ls -l '/tmp/my runtime'",
    );
  });

  it('is looked for among the listeners when it is on TCP', () => {
    const failure = { reason: 'connectionRefused', target: 'tcp://host:1' } as const;
    expect(problemWords(failure, ada, english).command).toBe('sudo ss -ltnp');
  });
});

it.each([
  ['/run/containerd/containerd.sock', ['containerd']],
  ['/run/k3s/containerd/containerd.sock', ['k3s', 'k3s-agent', 'rke2-server', 'rke2-agent']],
  ['/run/k0s/containerd.sock', ['k0scontroller', 'k0sworker']],
  ['/run/cri-dockerd.sock', ['cri-docker']],
  ['/tmp/x.sock', []],
])('%s is served by one of %j', (socketPath, units) => {
  expect(runtimeUnits(socketPath)).toEqual(units);
});

it('quotes for a POSIX shell only what needs it', () => {
  expect(shellQuote('/run/a-b_c.sock')).toBe('/run/a-b_c.sock');
  expect(shellQuote("it's")).toBe("'it'\\''s'");
  expect(shellQuote('')).toBe("''");
});
