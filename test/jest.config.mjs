// Compiles our TypeScript and the ESM-only packages to CommonJS, so that Jest needs no Node flags.
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const modules = path.join(root, 'node_modules');
const installed = fs
  .readdirSync(modules)
  .filter((name) => !name.startsWith('.'))
  .flatMap((name) =>
    name.startsWith('@') ? fs.readdirSync(path.join(modules, name)).map((sub) => `${name}/${sub}`) : [name],
  );
const isEsm = (name) => {
  try {
    const manifest = JSON.parse(fs.readFileSync(path.join(modules, name, 'package.json'), 'utf8'));
    return manifest.type === 'module' || /scroll-into-view|^@ant-design\/colors$/.test(name);
  } catch {
    return false;
  }
};
const esm = installed.filter(isEsm);
const swc = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic' },
    },
  },
};
const base = {
  rootDir: root,
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.tsx', '$1.js', '$1'] },
  transform: { '\\.tsx?$': ['@swc/jest', swc], '/node_modules/.+\\.m?js$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`/node_modules/(?!(${esm.join('|')})/)`, '\\.min\\.js$'],
};
const node = {
  ...base,
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'require', 'node-addons'] },
};

export default {
  maxWorkers: 2,
  testSequencer: path.join(root, 'test/long-first.cjs'),
  testTimeout: 60_000,
  projects: [
    // Pure code: no process, no port.
    {
      ...node,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/{apps,libs,workflows,activities}/**/*.spec.ts',
        '<rootDir>/test/arch/**/*.spec.ts',
      ],
    },
    // Everything that starts something: PostgreSQL, the engine, the API, a browser.
    {
      ...node,
      displayName: 'stack',
      testMatch: ['<rootDir>/test/{kit,integration,workflow,replay,golden,chaos,e2e}/**/*.spec.ts'],
      globalSetup: path.join(root, 'test/global-setup.mjs'),
      globalTeardown: path.join(root, 'test/global-teardown.mjs'),
    },
    {
      ...base,
      displayName: 'web',
      testEnvironment: 'jsdom',
      setupFiles: [path.join(root, 'test/setup-web.cjs')],
      testMatch: ['<rootDir>/apps/web/**/*.spec.tsx'],
      testEnvironmentOptions: { customExportConditions: ['source', 'browser', 'require', 'default'] },
    },
  ],
};
