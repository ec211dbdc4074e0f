/** An image that the demonstration registries serve. */
export interface DemoImage {
  /** `docker.io/library/nginx`. */
  readonly repository: string;
  readonly tag: string;
  /** Compressed, as containerd reports it. */
  readonly sizeBytes: number;
  readonly layers: number;
  /** Which commands an exec finds: a distribution's, busybox's, or none but its own program. */
  readonly userland: 'busybox' | 'debian' | 'none';
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly env?: readonly string[];
  readonly workingDirectory?: string;
  readonly user?: string;
  readonly ports?: readonly number[];
  /** What its server writes to its log while it runs. */
  readonly logLines?: readonly string[];
}

/** The name under which an image is listed. */
export function imageReference({ repository, tag }: DemoImage): string {
  return `${repository}:${tag}`;
}

const accessLog = [
  '10.244.0.1 - - "GET / HTTP/1.1" 200 615 "-" "kube-probe/1.36"',
  '10.244.0.7 - - "GET /products?page=2 HTTP/1.1" 200 5120 "-" "Mozilla/5.0"',
  '10.244.0.7 - - "GET /favicon.ico HTTP/1.1" 404 153 "-" "Mozilla/5.0"',
];

/** All images that the demonstration registries serve, whether they are on the node or wait to be pulled. */
export const catalogue: readonly DemoImage[] = [
  {
    repository: 'registry.k8s.io/pause',
    tag: '3.10',
    sizeBytes: 320_368,
    layers: 1,
    userland: 'none',
    entrypoint: ['/pause'],
  },
  {
    repository: 'registry.k8s.io/etcd',
    tag: '3.6.6-0',
    sizeBytes: 62_512_311,
    layers: 5,
    userland: 'none',
    entrypoint: ['etcd'],
    ports: [2379],
    logLines: ['{"level":"info","msg":"finished scheduled compaction","took":"1.2ms"}'],
  },
  {
    repository: 'registry.k8s.io/coredns/coredns',
    tag: 'v1.12.4',
    sizeBytes: 20_939_036,
    layers: 3,
    userland: 'none',
    entrypoint: ['/coredns'],
    ports: [53, 9153],
    logLines: ['[INFO] 10.244.0.9:41022 - 5120 "A IN db.shop.svc.cluster.local. udp 47" NOERROR 0.0002s'],
  },
  {
    repository: 'registry.k8s.io/kube-proxy',
    tag: 'v1.36.2',
    sizeBytes: 28_137_119,
    layers: 3,
    userland: 'debian',
    entrypoint: ['/usr/local/bin/kube-proxy'],
    logLines: ['I0601 12:00:00.000000       1 proxier.go:812] "Syncing iptables rules" ipFamily="IPv4"'],
  },
  nginx('1.29.3', 59_774_010),
  nginx('latest', 59_774_010),
  nginx('1.28', 59_112_807),
  { ...nginx('1.29.3-alpine', 21_530_400), userland: 'busybox', layers: 4 },
  busybox('1.37'),
  busybox('latest'),
  {
    repository: 'docker.io/library/alpine',
    tag: 'latest',
    sizeBytes: 3_803_108,
    layers: 1,
    userland: 'busybox',
    command: ['/bin/sh'],
  },
  {
    repository: 'docker.io/library/alpine',
    tag: '3.22',
    sizeBytes: 3_803_108,
    layers: 1,
    userland: 'busybox',
    command: ['/bin/sh'],
  },
  {
    repository: 'docker.io/library/debian',
    tag: 'latest',
    sizeBytes: 49_286_592,
    layers: 1,
    userland: 'debian',
    command: ['bash'],
  },
  redis('8.2'),
  redis('latest'),
  {
    repository: 'docker.io/library/postgres',
    tag: '18',
    sizeBytes: 162_480_912,
    layers: 14,
    userland: 'debian',
    entrypoint: ['docker-entrypoint.sh'],
    command: ['postgres'],
    env: ['PGDATA=/var/lib/postgresql/18/docker', 'LANG=en_US.utf8'],
    ports: [5432],
    logLines: ['LOG:  checkpoint starting: time', 'LOG:  checkpoint complete: wrote 42 buffers (0.3%)'],
  },
  {
    repository: 'docker.io/library/python',
    tag: '3.14-slim',
    sizeBytes: 44_702_011,
    layers: 4,
    userland: 'debian',
    command: ['python3'],
    env: ['LANG=C.UTF-8', 'PYTHON_VERSION=3.14.0'],
    logLines: ['job accepted: notebook 41', 'job finished: notebook 41 in 3.2s'],
  },
  shopApi('2.4.1', 38_415_220),
  shopApi('2.4.0', 38_120_774),
];

function nginx(tag: string, sizeBytes: number): DemoImage {
  return {
    repository: 'docker.io/library/nginx',
    tag,
    sizeBytes,
    layers: 7,
    userland: 'debian',
    entrypoint: ['/docker-entrypoint.sh'],
    command: ['nginx', '-g', 'daemon off;'],
    env: ['NGINX_VERSION=1.29.3'],
    ports: [80],
    logLines: accessLog,
  };
}

function redis(tag: string): DemoImage {
  return {
    repository: 'docker.io/library/redis',
    tag,
    sizeBytes: 52_377_141,
    layers: 7,
    userland: 'debian',
    entrypoint: ['docker-entrypoint.sh'],
    command: ['redis-server'],
    workingDirectory: '/data',
    ports: [6379],
    logLines: ['1:M * 100 changes in 300 seconds. Saving...', '1:M * Background saving terminated with success'],
  };
}

function busybox(tag: string): DemoImage {
  return {
    repository: 'docker.io/library/busybox',
    tag,
    sizeBytes: 2_156_522,
    layers: 1,
    userland: 'busybox',
    command: ['sh'],
  };
}

function shopApi(tag: string, sizeBytes: number): DemoImage {
  return {
    repository: 'registry.example.com/shop/api',
    tag,
    sizeBytes,
    layers: 6,
    userland: 'busybox',
    entrypoint: ['/usr/local/bin/shop-api'],
    command: ['--listen=:8080'],
    workingDirectory: '/srv',
    user: 'nobody',
    ports: [8080],
    logLines: [
      'level=info msg="request" method=GET path=/v1/products status=200',
      'level=warn msg="slow query" took=812ms',
    ],
  };
}
