#!/usr/bin/env node
// The only file that a fresh clone can run: it needs nothing but Node. It checks Node, brings dependencies and build up
// to date, and hands over to the compiled command line. Written so that an old Node can at least read it.
const needed = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(
    `台账需要 Node ${needed.join('.')} 或更高版本，当前是 ${process.versions.node}。请到 nodejs.org 安装。`,
  );
  console.error(
    `Taizhang needs Node ${needed.join('.')} or newer, this is ${process.versions.node}. Install it from nodejs.org.`,
  );
  process.exit(1);
}

const root = new URL('../../../', import.meta.url);
if (process.env.TAIZHANG_SKIP_PREPARE !== '1') {
  const { fileURLToPath } = await import('node:url');
  const { prepare } = await import('./prepare.mjs');
  if (!(await prepare(fileURLToPath(root)))) process.exit(1);
}
await import(new URL('dist/apps/cli/src/main.js', root).href);
