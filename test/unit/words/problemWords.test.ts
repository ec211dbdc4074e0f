import { describe, expect, it } from 'vitest';
import { problemWords, runtimeService, shellQuote } from '../../../src/words/problemWords.ts';
import { english } from '../../builders/rows.ts';
import { everyFailure } from './everyFailure.ts';

const ada = { name: 'ada', uid: 1000 };
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
  ['/run/containerd/containerd.sock', 'containerd'],
  ['/run/k3s/containerd/containerd.sock', 'k3s'],
  ['/run/k0s/containerd.sock', 'k0scontroller'],
  ['/run/cri-dockerd.sock', 'cri-docker'],
  ['/tmp/x.sock', undefined],
])('%s is served by %s', (socketPath, unit) => {
  expect(runtimeService(socketPath)).toBe(unit);
});

it('quotes for a POSIX shell only what needs it', () => {
  expect(shellQuote('/run/a-b_c.sock')).toBe('/run/a-b_c.sock');
  expect(shellQuote("it's")).toBe("'it'\\''s'");
  expect(shellQuote('')).toBe("''");
});
