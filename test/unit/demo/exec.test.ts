import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type DemoBench, startBench, StreamingClient, unary } from './demoClient.ts';
import { eventually } from '../../runtimes/eventually.ts';

let bench: DemoBench;
let shell: string;
beforeAll(async () => {
  bench = await startBench();
  shell = await containerNamed('shell');
});
afterAll(() => bench.stop());

async function containerNamed(name: string): Promise<string> {
  const { containers } = await unary(bench.cri, 'ListContainers', {
    filter: { state: { state: 'CONTAINER_RUNNING' } },
  });
  return containers.find(({ metadata }) => metadata?.name === name)?.id ?? '';
}

async function execUrl(
  cmd: string[],
  options: { tty?: boolean; stdin?: boolean; container?: string } = {},
): Promise<string> {
  const { tty = false, stdin = false, container = shell } = options;
  return (await unary(bench.cri, 'Exec', { container_id: container, cmd, tty, stdin, stdout: true, stderr: !tty })).url;
}

const sync = (cmd: string[], timeout = 0) => unary(bench.cri, 'ExecSync', { container_id: shell, cmd, timeout });
const run = async (script: string) => {
  const { stdout, stderr, exit_code: exitCode } = await sync(['sh', '-c', script]);
  return { stdout: stdout.toString(), stderr: stderr.toString(), exitCode };
};

/** What came on channel 3. */
function statusOf(client: StreamingClient): { status: string; details: { causes: { message: string }[] } } {
  return JSON.parse(client.text(3)) as ReturnType<typeof statusOf>;
}

describe('exec over WebSocket', () => {
  it('keeps the outputs apart and tells the exit code on channel 3', async () => {
    const client = new StreamingClient(await execUrl(['sh', '-c', 'echo out; echo err >&2; exit 7']));
    await client.closed;
    expect(client.protocol).toBe('v4.channel.k8s.io');
    expect([client.text(1), client.text(2)]).toEqual(['out\n', 'err\n']);
    expect(statusOf(client)).toMatchObject({
      status: 'Failure',
      reason: 'NonZeroExitCode',
      details: { causes: [{ reason: 'ExitCode', message: '7' }] },
    });
  });

  it('is a terminal: prompt, echo, erasing, resize, Ctrl-C, exit', async () => {
    const client = new StreamingClient(await execUrl(['sh'], { tty: true, stdin: true }));
    await client.opened;
    client.send(4, '{"Width":132,"Height":43}');
    client.send(0, 'stty sizee\x7f\r');
    await eventually(() => expect(client.text(1)).toContain('stty sizee\b \b\r\n43 132\r\n'));
    client.send(0, 'sleep 1000\r');
    await eventually(() => expect(client.text(1)).toContain('sleep 1000\r\n'));
    client.send(0, '\x03');
    await eventually(() => expect(client.text(1)).toMatch(/\^C\r\n\/ # $/));
    client.send(0, 'echo $?; exit 5\r');
    await client.closed;
    expect(client.text(1)).toContain('130\r\n');
    expect(statusOf(client).details.causes[0]?.message).toBe('5');
  });

  it('ends a shell at Ctrl-D', async () => {
    const client = new StreamingClient(await execUrl(['sh'], { tty: true, stdin: true }));
    await client.opened;
    client.send(0, 'cat\rsome text\r\x04');
    await eventually(() => expect(client.text(1)).toMatch(/some text\r\nsome text\r\n\/ # $/));
    client.send(0, '\x04');
    await client.closed;
    expect(statusOf(client).status).toBe('Success');
  });

  it('reports a missing program as runc does, and bash only where the image has it', async () => {
    const client = new StreamingClient(await execUrl(['bash'], { tty: true, stdin: true }));
    await client.closed;
    expect(statusOf(client)).toMatchObject({
      status: 'Failure',
      reason: 'InternalError',
      message: expect.stringContaining('exec: "bash": executable file not found in $PATH') as unknown,
    });
    const nginx = new StreamingClient(
      await execUrl(['bash', '-c', 'echo here'], { container: await containerNamed('nginx') }),
    );
    await nginx.closed;
    expect(nginx.text(1)).toBe('here\n');
  });

  it('takes a token once, and only v4', async () => {
    const url = await execUrl(['true']);
    await new StreamingClient(url).closed;
    await expect(new StreamingClient(url).opened).rejects.toThrow('404');
    await expect(new StreamingClient(await execUrl(['true']), ['v5.channel.k8s.io']).opened).rejects.toThrow('403');
    const both = new StreamingClient(await execUrl(['true']), ['v5.channel.k8s.io', 'v4.channel.k8s.io']);
    await both.closed;
    expect(both.protocol).toBe('v4.channel.k8s.io');
  });

  it('lets a process live on whose client has left, as real runtimes do, until it is hung up on', async () => {
    const client = new StreamingClient(
      await execUrl(['sh', '-c', 'echo $$; exec sleep 4242'], { tty: true, stdin: true }),
    );
    await eventually(() => expect(client.text(1)).toMatch(/^\d+\r\n/));
    client.close();
    await client.closed;
    expect((await run('ps')).stdout).toContain('sleep 4242');
    expect(await run(`kill -HUP ${Number.parseInt(client.text(1), 10)}`)).toMatchObject({ exitCode: 0 });
    await eventually(async () => expect((await run('ps')).stdout).not.toContain('sleep 4242'));
  });

  it('leaves nothing of a program that writes without end to nobody', async () => {
    const client = new StreamingClient(await execUrl(['yes', 'without-end']));
    await eventually(() => expect(client.text(1)).toContain('y\ny\n'));
    client.close();
    await client.closed;
    const pid = /^\s*(\d+) .*yes without-end$/m.exec((await run('ps')).stdout)?.[1];
    await run(`kill ${pid}`);
    await eventually(async () => expect((await run('ps')).stdout).not.toContain('without-end'));
  });

  it('carries much output whole', async () => {
    const client = new StreamingClient(await execUrl(['seq', '1000000', '1399999']));
    await client.closed;
    expect(client.text(1)).toHaveLength(8 * 400_000);
  });
});

describe('the shell', () => {
  it.each([
    ['echo a && false || echo b; echo $?', 'a\nb\n0\n'],
    ['nosuch; echo $?', '127\n'],
    ['X=1; echo "$X $Y." \'$X\' a""b\\$', '1 . $X ab$\n'],
    ['cd /etc && pwd; cat hostname', '/etc\ndebug\n'],
    ['cd /nosuch; pwd', '/\n'],
    ['ls /etc', 'hostname\nhosts\nos-release\npasswd\nresolv.conf\n'],
    ['hostname; uname -s; id -u; whoami', 'debug\nLinux\n0\nroot\n'],
    ['sh -c "exit 3"; echo $?; false; echo $?', '3\n1\n'],
    ['seq 3; seq 5 6', '1\n2\n3\n5\n6\n'],
    ['echo größe 你好', 'größe 你好\n'],
    ['while true; do echo round; exit 4; done', 'round\n'],
  ])('%s', async (script, stdout) => {
    expect(await run(script)).toMatchObject({ stdout });
  });

  it.each([
    'ls | cat',
    'echo x > f',
    'echo "$(hostname)"',
    'echo `id`',
    'if true; then id; fi',
    'echo "',
    '(id)',
    'id &',
  ])('has not what a script needs: %s', async (script) => {
    const stderr = 'sh: a demonstration: only plain commands run here, and help names them\n';
    expect(await run(script)).toEqual({ stdout: '', stderr, exitCode: 2 });
  });

  it('says what it cannot do', async () => {
    expect(await run('nosuch')).toEqual({ stdout: '', stderr: 'sh: nosuch: not found\n', exitCode: 127 });
    expect(await run('ls /nosuch')).toMatchObject({ exitCode: 1, stderr: 'ls: /nosuch: No such file or directory\n' });
    const noTerminal = 'stty: standard input: Inappropriate ioctl for device\n';
    expect(await run('stty size')).toEqual({ stdout: '', stderr: noTerminal, exitCode: 1 });
  });
});

describe('ExecSync', () => {
  it('ends at its timeout', async () => {
    await expect(sync(['sleep', '1000'], 1)).rejects.toMatchObject({ code: status.DEADLINE_EXCEEDED });
  });

  it('refuses a missing program, and a container that does not run', async () => {
    await expect(sync(['nosuch'])).rejects.toMatchObject({
      code: status.UNKNOWN,
      details: expect.stringContaining('exec: "nosuch": executable file not found in $PATH') as unknown,
    });
    const { containers } = await unary(bench.cri, 'ListContainers', {
      filter: { state: { state: 'CONTAINER_CREATED' } },
    });
    const created = containers[0]?.id ?? '';
    await expect(unary(bench.cri, 'Exec', { container_id: created, cmd: ['sh'], stdout: true })).rejects.toMatchObject({
      details: 'container is in CONTAINER_CREATED state',
    });
  });

  it('cuts each output at 16 MiB', async () => {
    const { cri, images } = connect(bench.runtime.socketPath, 32 * 2 ** 20);
    const cmd = ['seq', '1000000', '3999999'];
    const { stdout } = await unary(cri, 'ExecSync', { container_id: shell, cmd });
    expect(stdout).toHaveLength(16 * 2 ** 20);
    cri.close();
    images.close();
  });
});
