// Once per run of the tests that need something running: a build that is up to date, one throw-away engine for all
// files, and the workflow bundle as it ships. Files make their own database, task queue and tenant (test/kit).
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

export default async function setUp() {
  if (process.env.TAIZHANG_SKIP_PREPARE !== '1') {
    const { prepare } = await import(path.join(root, 'apps/cli/bin/prepare.mjs'));
    if (!(await prepare(root))) throw new Error('the build failed, see above');
  }
  process.env.TAIZHANG_BUNDLE ??= path.join(root, 'dist/workflows/bundle.js');
  // an engine that runs already, e.g. the one of a compose file
  if (process.env.TAIZHANG_TEST_ENGINE === 'external') return;
  const { startThrowawayEngine } = await import(path.join(root, 'dist/libs/engine/src/index.js'));
  const { DATABASE_URL: _database, TEMPORAL_ADDRESS: _engine, ...env } = process.env;
  const engine = await startThrowawayEngine({
    env,
    report: ({ step, detail, done }) => say(step, detail, done),
  });
  globalThis.taizhangTestEngine = engine;
  process.env.DATABASE_URL = engine.databaseUrl;
  process.env.TEMPORAL_ADDRESS = engine.temporalAddress;
  process.env.TEMPORAL_NAMESPACE = engine.namespace;
}

/** The long steps only: a first build of the engine takes minutes, and silence would look like a hang. */
function say(step, detail, done) {
  if (step === 'temporal.build' || step === 'temporal.download')
    console.error(`${step} ${detail}${done ? ' done' : ''}`);
}
