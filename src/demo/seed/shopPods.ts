import type { Planter } from './planter.ts';

const hour = 3600;
const day = 24 * hour;

/** shop: a web server with a sidecar, an application on its third attempt, a database, a finished job. */
export function plantShopPods(planter: Planter): void {
  plantWeb(planter);
  plantApi(planter);
  plantDatabase(planter);
  plantReport(planter);
}

function plantWeb(planter: Planter): void {
  const { random } = planter.node;
  const pod = {
    name: `web-6b7f9c5d84-${random.suffix(5)}`,
    namespace: 'shop',
    uid: random.uuid(),
    labels: { app: 'web', tier: 'frontend', 'pod-template-hash': '6b7f9c5d84' },
    annotations: { 'prometheus.io/scrape': 'true' },
  };
  const sandbox = planter.pod(pod, { ageSeconds: 2 * day, handler: 'runc' });
  const nginx = planter.running(
    sandbox,
    pod,
    { name: 'nginx', image: 'docker.io/library/nginx:1.29.3', resources: { memory_limit_in_bytes: 128 * 2 ** 20 } },
    2 * day,
  );
  planter.logged(nginx, [
    '/docker-entrypoint.sh: Configuration complete; ready for start up',
    '\u001b[32mnotice\u001b[0m nginx/1.29.3 on 4 workers',
    '10.244.0.7 - - "GET /商品/ä HTTP/1.1" 200 612',
  ]);
  const shipper = 'while true; do echo shipped 0 lines; sleep 30; done';
  planter.running(
    sandbox,
    pod,
    { name: 'log-shipper', image: 'docker.io/library/busybox:1.37', command: ['sh', '-c', shipper] },
    2 * day,
  );
}

function plantApi(planter: Planter): void {
  const { random } = planter.node;
  const pod = {
    name: `api-5d9c7b6f48-${random.suffix(5)}`,
    namespace: 'shop',
    uid: random.uuid(),
    labels: { app: 'api', tier: 'backend', 'pod-template-hash': '5d9c7b6f48' },
  };
  const sandbox = planter.pod(pod, { ageSeconds: 6 * hour, handler: 'runc' });
  const image = 'registry.example.com/shop/api:2.4.1';
  const migrate = planter.ended(sandbox, pod, { name: 'migrate', image, args: ['migrate', 'up'] }, 6 * hour, {
    exitCode: 0,
    reason: 'Completed',
    ageSeconds: 6 * hour - 12,
  });
  planter.logged(migrate, ['applied 0041_orders.sql', 'applied 0042_refunds.sql', 'schema is at 42'], 6 * hour - 12);
  const app = {
    name: 'api',
    image,
    env: { DATABASE_URL: 'postgres://db.shop:5432/shop', GREETING: 'guten Tag, 你好' },
    resources: { cpu_quota: 50_000, memory_limit_in_bytes: 256 * 2 ** 20 },
  };
  const first = planter.ended(sandbox, pod, app, 6 * hour - 20, {
    exitCode: 1,
    reason: 'Error',
    ageSeconds: 6 * hour - 25,
  });
  planter.logged(
    first,
    ['starting on :8080', 'panic: dial tcp 10.96.40.2:5432: connect: connection refused'],
    6 * hour - 25,
  );
  const second = planter.ended(sandbox, pod, { ...app, attempt: 1 }, 5 * hour, {
    exitCode: 137,
    reason: 'OOMKilled',
    ageSeconds: hour,
  });
  planter.logged(second, ['starting on :8080', 'level=warn msg="cache is growing" size=214MiB'], hour);
  planter.logged(planter.running(sandbox, pod, { ...app, attempt: 2 }, hour - 40), ['starting on :8080', 'ready']);
}

function plantDatabase(planter: Planter): void {
  const { random } = planter.node;
  const pod = {
    name: 'db-0',
    namespace: 'shop',
    uid: random.uuid(),
    labels: { app: 'db', 'statefulset.kubernetes.io/pod-name': 'db-0', 'apps.kubernetes.io/pod-index': '0' },
  };
  const sandbox = planter.pod(pod, { ageSeconds: 3 * day, handler: 'runc' });
  const resources = { memory_limit_in_bytes: 2 ** 30 };
  planter.running(
    sandbox,
    pod,
    { name: 'postgres', image: 'docker.io/library/postgres:18', env: { POSTGRES_DB: 'shop' }, resources },
    3 * day,
  );
  planter.running(sandbox, pod, { name: 'cache', image: 'docker.io/library/redis:8.2' }, 3 * day);
}

function plantReport(planter: Planter): void {
  const { random } = planter.node;
  const pod = {
    name: `report-29390400-${random.suffix(5)}`,
    namespace: 'shop',
    uid: random.uuid(),
    labels: { app: 'report', 'batch.kubernetes.io/job-name': 'report-29390400' },
  };
  const sandbox = planter.pod(pod, { ageSeconds: 9 * hour, handler: 'runc' });
  const report = planter.ended(
    sandbox,
    pod,
    { name: 'report', image: 'registry.example.com/shop/api:2.4.0', args: ['report', '--day=yesterday'] },
    9 * hour,
    { exitCode: 0, reason: 'Completed', ageSeconds: 9 * hour - 95 },
  );
  planter.logged(report, ['reading 18420 orders', 'wrote report.csv'], 9 * hour - 95);
  sandbox.state = 'SANDBOX_NOTREADY';
}
