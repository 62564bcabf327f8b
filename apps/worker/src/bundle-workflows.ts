// Build step: the workflows as one file, made once from what was compiled, so that every worker, replay and test runs
// the same code. Exits non-zero when it cannot be made.
import fs from 'node:fs';
import path from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { bundlePath, preloadPath, workflowsPath } from './bundle-path.js';

try {
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    preloadModules: [preloadPath],
    logger: new DefaultLogger('WARN'),
  });
  fs.mkdirSync(path.dirname(bundlePath), { recursive: true });
  const unfinished = `${bundlePath}.${process.pid}`;
  fs.writeFileSync(unfinished, code);
  fs.renameSync(unfinished, bundlePath);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
