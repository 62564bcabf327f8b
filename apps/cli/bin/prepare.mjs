// Brings a clone to the state in which it can start: dependencies installed, server compiled, workflows bundled, web
// pages built. Only what changed is done again. A stamp is taken away before its part is touched and written when the
// part is complete, so that whatever is killed in the middle is done again by the next run.
import fs from 'node:fs';
import path from 'node:path';
import { runProgram } from './prepare-run.mjs';
import { hashText, hashTree, installedMatchesLock, readJson, writeJson } from './prepare-stamp.mjs';
import { withPrepareLock } from './prepare-lock.mjs';

/** Compiled scripts that are run after the server was compiled, those that exist. */
const bundleScripts = ['dist/apps/worker/src/bundle-workflows.js'];

const serverSources = ['apps/api', 'apps/worker', 'apps/cli/src', 'workflows', 'activities', 'libs'];
const serverFiles = ['tsconfig.json', 'apps/tsconfig.build.json', 'package.json'];
const webSources = ['apps/web', 'libs/domain', 'libs/contract'];
const webEntry = 'apps/web/index.html';
const buildInfo = 'dist/.tsbuildinfo-build';

const dependenciesStamp = 'node_modules/.prepared.json';
const buildStamp = 'dist/.prepared.json';

/**
 * Does what is needed below `root` and says so on standard error. True when all is ready; false when a part failed,
 * after its output was shown. Nothing is printed when nothing is to be done.
 */
export async function prepare(root, say = (line) => console.error(line)) {
  if (isReady(root)) return true;
  try {
    await withPrepareLock(root, say, async (track) => {
      if (!hasDependencies(root)) await install(root, say, track);
      await build(root, say, track);
    });
    return true;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return false;
  }
}

function isReady(root) {
  return hasDependencies(root) && outdatedParts(root, wantedBuild(root)).length === 0;
}

/** What an install depends on: the lock file and the machine. */
function wantedDependencies(root) {
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  return hashText(lock, process.platform, process.arch);
}

function hasDependencies(root) {
  const wanted = wantedDependencies(root);
  const stamp = path.join(root, dependenciesStamp);
  const found = readJson(stamp)?.dependencies;
  if (found !== undefined) return found === wanted;
  if (!installedMatchesLock(root)) return false;
  writeJson(stamp, { dependencies: wanted }); // installed by hand
  return true;
}

async function install(root, say, track) {
  const wanted = wantedDependencies(root);
  fs.rmSync(path.join(root, dependenciesStamp), { force: true });
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-fund',
    '--no-audit',
    '--progress=false',
    '--loglevel=error',
  ];
  await runProgram({ title: '安装依赖 Installing dependencies', program: 'npm', args, root, say, track });
  writeJson(path.join(root, dependenciesStamp), { dependencies: wanted });
}

/** Stamps of the parts as the sources are now. Taken before a build, so that a change during it counts for the next. */
function wantedBuild(root) {
  const dependencies = wantedDependencies(root);
  const isSource = (file) => !/\.spec\.tsx?$/.test(file);
  const server = hashText(dependencies, hashTree(root, [...serverSources, ...serverFiles], isSource));
  const web = fs.existsSync(path.join(root, webEntry))
    ? hashText(dependencies, hashTree(root, [...webSources, 'package.json'], isSource))
    : undefined;
  return web === undefined ? { server } : { server, web };
}

const partOutputs = { server: 'dist/apps/cli/src/main.js', web: 'dist/web/index.html' };

function outdatedParts(root, wanted) {
  const found = readJson(path.join(root, buildStamp)) ?? {};
  return Object.keys(wanted).filter(
    (part) => found[part] !== wanted[part] || !fs.existsSync(path.join(root, partOutputs[part])),
  );
}

const builders = { server: buildServer, web: buildWeb };

async function build(root, say, track) {
  const wanted = wantedBuild(root);
  for (const part of outdatedParts(root, wanted)) {
    const stamp = path.join(root, buildStamp);
    const before = readJson(stamp) ?? {};
    // Without a stamp nobody knows what the compiler wrote, so its own notes must not be believed either.
    if (part === 'server' && before.server === undefined)
      fs.rmSync(path.join(root, buildInfo), { force: true });
    writeJson(stamp, { ...before, [part]: undefined });
    await builders[part](root, say, track);
    writeJson(stamp, { ...readJson(stamp), [part]: wanted[part] });
  }
}

async function buildServer(root, say, track) {
  const compile = ['node_modules/typescript/bin/tsc', '-p', 'apps/tsconfig.build.json'];
  await runProgram({
    title: '编译服务端 Compiling the server',
    program: 'node',
    args: compile,
    root,
    say,
    track,
  });
  for (const script of bundleScripts.filter((file) => fs.existsSync(path.join(root, file)))) {
    await runProgram({
      title: '打包流程 Bundling the workflows',
      program: 'node',
      args: [script],
      root,
      say,
      track,
    });
  }
}

async function buildWeb(root, say, track) {
  const args = ['node_modules/vite/bin/vite.js', 'build', 'apps/web'];
  await runProgram({ title: '构建网页 Building the web pages', program: 'node', args, root, say, track });
}
