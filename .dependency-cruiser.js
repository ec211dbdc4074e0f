import { rooms } from './borders.js';

const name = (room) => `^src/${room}/`;
const escape = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    // Types may refer to each other: nothing of them is there when the code runs.
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'production-code-needs-no-test',
      severity: 'error',
      from: { path: '^src' },
      to: { path: '^(test|scripts)/' },
    },
    ...Object.entries(rooms).flatMap(([room, { imports, packages }]) => [
      {
        name: `${room}-imports`,
        severity: 'error',
        from: { path: name(room) },
        to: { path: '^src/', pathNot: [room, ...imports].map((other) => `^src/${other}(/|\\.)`) },
      },
      {
        name: `${room}-packages`,
        severity: 'error',
        from: { path: name(room) },
        to: {
          dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'unknown', 'undetermined', 'aliased'],
          pathNot: ['^src/', ...packages.map((allowed) => `(^|/)(@types/)?${escape(allowed)}(/|$)`)],
        },
      },
    ]),
    ...Object.entries(rooms)
      .filter(([, { siblings }]) => siblings === false)
      .map(([room, { shared = [] }]) => ({
        name: `${room}-folders-are-strangers`,
        severity: 'error',
        from: { path: `^src/${room}/([^/]+)/` },
        to: {
          path: `^src/${room}/[^/]+/`,
          pathNot: ['$1', ...shared].map((folder) => `^src/${room}/${folder}/`),
        },
      })),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'types'] },
  },
};
