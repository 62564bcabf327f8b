// Who may import whom (docs/adr/0003). Checked with types, where a type-only import is allowed.
const layer = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: '\\.(spec|spec-kit)\\.tsx?$|/spec-kit/|/testing/' },
  to: {
    path: '^(apps|libs|workflows|activities|test)/',
    pathNot: allowed,
    dependencyTypesNot: ['type-only'],
  },
});
const own = (folder) => `^${folder}/`;
const libs = (...names) => names.map((name) => `^libs/${name}/`);

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { pathNot: '^test/|\\.spec\\.tsx?$' },
      to: { path: '^test/' },
    },
    layer('domain-is-alone', own('libs/domain'), [own('libs/domain')], 'the law imports nothing'),
    {
      name: 'domain-without-packages',
      severity: 'error',
      from: { path: '^libs/domain/src', pathNot: 'spec|testing' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    layer('intake', own('libs/intake'), [own('libs/intake'), ...libs('domain')]),
    layer('contract', own('libs/contract'), [own('libs/contract'), ...libs('domain')]),
    layer('temporal', own('libs/temporal'), [own('libs/temporal'), ...libs('domain')]),
    layer('persistence', own('libs/persistence'), [own('libs/persistence'), ...libs('domain')]),
    layer('engine', own('libs/engine'), [own('libs/engine')]),
    layer('telemetry', own('libs/telemetry'), [own('libs/telemetry')]),
    layer('workflows', own('workflows'), [own('workflows'), ...libs('domain', 'temporal')]),
    layer('activities', own('activities'), [
      own('activities'),
      ...libs('domain', 'temporal', 'persistence', 'intake', 'telemetry'),
    ]),
    layer('api', own('apps/api'), [
      own('apps/api'),
      ...libs('domain', 'contract', 'temporal', 'persistence', 'intake', 'telemetry'),
    ]),
    layer('worker', own('apps/worker'), [
      own('apps/worker'),
      '^activities/',
      '^workflows/',
      ...libs('persistence', 'telemetry', 'temporal'),
    ]),
    layer('web', own('apps/web'), [own('apps/web'), ...libs('domain', 'contract')]),
    layer('cli', own('apps/cli'), [
      own('apps/cli'),
      '^activities/',
      ...libs('engine', 'intake', 'domain', 'contract', 'persistence', 'temporal', 'telemetry'),
    ]),
    {
      name: 'workflows-without-node-or-zod',
      severity: 'error',
      from: { path: '^(workflows|libs/temporal)/', pathNot: 'spec' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev'],
        pathNot: 'node_modules/@temporalio/(common|workflow)/',
      },
    },
  ],
  options: {
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/|^node_modules/.*/node_modules' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
