/** The direction of the project's parts. Each rule says why; `test/boundaries.test.ts` counts that all are looked at. */
const only = (from, allowed, comment) => ({
  name: `${from}-imports-only`,
  severity: 'error',
  comment,
  from: { path: `^${from}/` },
  to: { path: '^(model|ingest|cypher|server|web|test|bench)/', pathNot: `^(${[from, ...allowed].join('|')})/` },
});

export default {
  forbidden: [
    only('model', [], 'What the project knows depends on nothing that can change around it.'),
    only(
      'cypher',
      ['model'],
      'The graph database is a detail: it knows the model, and only composition roots know it.',
    ),
    only('ingest', ['model', 'cypher'], 'Text in, claims out: no server and no page is needed to read an interview.'),
    only(
      'server',
      ['model', 'cypher', 'ingest'],
      'The server puts the parts together and answers; the page talks to it over HTTP.',
    ),
    only('web', ['model'], 'The page knows the graph only through the API and the model it shares with it.'),
    {
      name: 'model-imports-zod-only',
      severity: 'error',
      comment: 'The model runs in the browser, in tests and in the database layer alike, so it needs nothing but zod.',
      from: { path: '^model/', pathNot: '^model/(analysis|exports)/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: 'node_modules/zod/' },
    },
    {
      name: 'analysis-imports-graph-algorithms-only',
      severity: 'error',
      comment:
        'What is worked out from lines takes well-kept algorithms, and nothing that would not run in the browser.',
      from: { path: '^model/analysis/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'core'],
        pathNot: 'node_modules/(zod|graphology[^/]*|pandemonium|mnemonist)/',
      },
    },
    {
      name: 'exports-import-serialisers-only',
      severity: 'error',
      comment:
        'The same bytes come from the server, the command line and the browser, so nothing of Node may be in it.',
      from: { path: '^model/exports/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-composition-roots-open-a-store',
      severity: 'error',
      comment: 'A store that is opened in one place can be replaced, counted and closed in one place.',
      from: {
        path: '^(ingest|server)/',
        pathNot: '^(server/main|ingest/commands/(in-graph|snapshot))\\.ts$',
      },
      // Where data lies is one fact, which everybody may know.
      to: { path: '^cypher/', pathNot: '^cypher/home\\.ts$' },
    },
    {
      name: 'only-cypher-knows-the-driver',
      severity: 'error',
      comment: 'Whoever speaks Bolt elsewhere writes a second database layer.',
      from: { pathNot: '^(cypher|test|bench)/' },
      to: { path: 'node_modules/neo4j-driver' },
    },
    {
      name: 'only-the-renderer-knows-sigma',
      severity: 'error',
      comment: 'Sigma changes its ways with each major version; one file takes the blow.',
      from: { pathNot: '^web/graph/renderer\\.ts$' },
      to: { path: 'node_modules/sigma' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or hide a third.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'A file that nothing uses is dead code.',
      from: {
        orphan: true,
        pathNot: ['\\.d\\.ts$', '(^|/)tsconfig\\.json$', '^web/main\\.tsx$', '^server/main\\.ts$', '^ingest/cli\\.ts$'],
      },
      to: {},
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import that cannot be followed is an import that no rule has looked at.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
