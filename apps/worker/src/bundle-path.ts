import path from 'node:path';

const inBuild = (file: string): string => path.resolve(import.meta.dirname, '../../..', file);

/** Where the workflow bundle of this build stands: `dist/workflows/bundle.js`, seen from the compiled worker. */
export const bundlePath = inBuild('workflows/bundle.js');

/** The compiled entry of the workflows, from which it is made. */
export const workflowsPath = inBuild('workflows/src/index.js');

/** The compiled module that is loaded before any workflow, once for all of them. */
export const preloadPath = inBuild('workflows/src/preload.js');
