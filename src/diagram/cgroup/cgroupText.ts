import type { Localize } from '../../common/localize.ts';
import type { CgroupFacts, CgroupLimits, CgroupUsage } from '../../contract/layers/cgroup.ts';
import { byteText } from '../../words/bytes.ts';
import { processCountText } from '../../words/counts.ts';
import { plainText } from '../../words/plainText.ts';
import type { WordContext } from '../../words/wordContext.ts';
import { factLine } from '../fact/factLine.ts';
import type { Tone } from '../screen/card.ts';
import type { FactLine } from '../screen/details.ts';
import { cut, shortHashes } from '../shortText.ts';

const almostFull = 0.75;
const full = 0.9;

/** Memory in use of its limit; `share` is 0 to 1. `undefined` where either is not known, or there is no limit. */
export function memoryUse(
  cgroup: CgroupFacts,
): { readonly used: number; readonly limit: number; readonly share: number } | undefined {
  const { limit, used } = memory(cgroup);
  // Of a cgroup that is not its own it is no share of what it may have.
  return cgroup.isShared === true || limit === undefined || used === undefined || limit <= 0
    ? undefined
    : { used, limit, share: Math.min(1, used / limit) };
}

export function shareTone(share: number): Tone {
  if (share >= full) {
    return 'bad';
  }
  return share >= almostFull ? 'warn' : 'good';
}

/** What a cgroup uses now, of its limits: `CPU 41 s`, `memory 31 MiB of 128 MiB`, `5 processes`. */
export function usageParts(cgroup: CgroupFacts, l10n: Localize): readonly string[] {
  const parts = figures(cgroup, l10n);
  return cgroup.isShared === true && cgroup.path.known && parts.length > 0
    ? [
        l10n.t(
          'all that is in the cgroup {0}: {1}',
          cut(shortHashes(plainText(cgroup.path.value)), 60),
          parts.join(' · '),
        ),
      ]
    : parts;
}

function figures(cgroup: CgroupFacts, l10n: Localize): readonly string[] {
  const { usage } = cgroup;
  const cpuMs = usage.known ? usage.value.cpuMs : undefined;
  return [
    ...(cpuMs === undefined ? [] : [cpuTimeText(cpuMs, l10n)]),
    memoryText(cgroup, l10n),
    processText(cgroup, l10n),
  ].filter((part) => part !== '');
}

/** What it may use of the CPU, and how much waited for what. */
export function limitParts({ limits, usage }: CgroupFacts, l10n: Localize): readonly string[] {
  return [
    ...(limits.known ? cpuParts(limits.value, l10n) : []),
    ...(usage.known ? pressureParts(usage.value, l10n) : []),
  ];
}

function cpuTimeText(cpuMs: number, l10n: Localize): string {
  const seconds = cpuMs / 1000;
  if (seconds < 60) {
    return l10n.t('CPU {0} s', seconds < 10 ? seconds.toFixed(1) : Math.round(seconds));
  }
  return seconds < 3600
    ? l10n.t('CPU {0} min', Math.round(seconds / 60))
    : l10n.t('CPU {0} h', Math.round(seconds / 3600));
}

function memory({ limits, usage }: CgroupFacts): {
  readonly limit?: number | undefined;
  readonly used?: number | undefined;
} {
  return {
    limit: limits.known ? limits.value.memoryBytes : undefined,
    used: usage.known ? usage.value.memoryBytes : undefined,
  };
}

function memoryText(cgroup: CgroupFacts, l10n: Localize): string {
  const { limit, used } = memory(cgroup);
  if (used === undefined) {
    return limit === undefined ? '' : l10n.t('memory at most {0}', byteText(limit));
  }
  if (limit !== undefined) {
    return l10n.t('memory {0} of {1}', byteText(used), byteText(limit));
  }
  return cgroup.limits.known ? l10n.t('memory {0}, no limit', byteText(used)) : l10n.t('memory {0}', byteText(used));
}

function processText({ limits, usage }: CgroupFacts, l10n: Localize): string {
  const limit = limits.known ? limits.value.processes : undefined;
  const used = usage.known ? usage.value.processes : undefined;
  if (used === undefined) {
    return limit === undefined ? '' : l10n.t('at most {0} processes', limit);
  }
  if (limit !== undefined) {
    return l10n.t('{0} of {1} processes', used, limit);
  }
  return processCountText(used, l10n);
}

function cpuParts({ cpus, cpuWeight, cpuWeightScale }: CgroupLimits, l10n: Localize): readonly string[] {
  const weight =
    cpuWeightScale === 'weight' ? l10n.t('CPU weight {0}', cpuWeight ?? '') : l10n.t('CPU shares {0}', cpuWeight ?? '');
  return [
    ...(cpus === undefined ? [] : [l10n.t('CPU at most {0} %', Math.round(cpus * 100))]),
    ...(cpuWeight === undefined ? [] : [weight]),
  ];
}

function pressureParts({ pressurePercent }: CgroupUsage, l10n: Localize): readonly string[] {
  if (pressurePercent === undefined) {
    return [];
  }
  const { cpu, memory: memoryPressure, io } = pressurePercent;
  return cpu > 0 || memoryPressure > 0 || io > 0
    ? [l10n.t('pressure: CPU {0} %, memory {1} %, I/O {2} %', cpu, memoryPressure, io)]
    : [];
}

export function cgroupLines(cgroup: CgroupFacts, context: WordContext): readonly FactLine[] {
  const { l10n } = context;
  const none = { known: false, reason: { why: 'notReadYet' } } as const;
  // Each line tells of one fact alone, so that its source is the source of all that it says.
  const limits = { ...cgroup, usage: none };
  const usage = { ...cgroup, limits: none };
  return [
    factLine(l10n.t('Cgroup'), cgroup.path, (path) => path, context, { mono: true }),
    ...(cgroup.isShared === true
      ? [
          factLine(
            l10n.t('Cgroup of Its Own'),
            cgroup.path,
            () => l10n.t('no: other processes count there too'),
            context,
            { tone: 'warn' },
          ),
        ]
      : []),
    factLine(
      l10n.t('Limits'),
      cgroup.limits,
      () => [...usageParts(limits, l10n), ...limitParts(limits, l10n)].join(' · '),
      context,
    ),
    factLine(
      l10n.t('Use'),
      cgroup.usage,
      () => [...usageParts(usage, l10n), ...limitParts(usage, l10n)].join(' · '),
      context,
    ),
  ];
}
