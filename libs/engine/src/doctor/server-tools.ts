import { EngineProblem } from '../problem.js';
import { silent } from '../progress.js';
import { checkGo, findGo, goNeeded } from '../temporal/go-build.js';
import { serverVersion } from '../temporal/release.js';
import { findInstalledTools } from '../temporal/resolve.js';
import { StepFailed } from '../temporal/tool-check.js';
import { broken, doubtful, fine, type Finding } from './finding.js';

const id = 'engine.server';

/** Whether the workflow engine's server is on this machine, or could be built here. */
export async function checkServerTools(env: NodeJS.ProcessEnv): Promise<Finding> {
  const options = { env, report: silent, signal: AbortSignal.timeout(60_000) };
  try {
    const { version, source, server } = await findInstalledTools(options);
    return fine(id, {
      zh: `流程引擎 ${version}（${source}）：${server}`,
      en: `Workflow engine ${version} (${source}): ${server}`,
    });
  } catch (error) {
    if (!(error instanceof EngineProblem)) throw error;
    return await checkBuild(error, env);
  }
}

async function checkBuild(missing: EngineProblem, env: NodeJS.ProcessEnv): Promise<Finding> {
  const go = findGo(env);
  if (go === undefined || env['TEMPORAL_SERVER_BIN']) return broken(id, missing.text, missing.remedy);
  try {
    const version = await checkGo(go, { env, signal: AbortSignal.timeout(60_000) });
    return doubtful(
      id,
      {
        zh: `本机还没有流程引擎 ${serverVersion}；有 Go ${version}`,
        en: `The workflow engine ${serverVersion} is not on this machine yet; Go ${version} is`,
      },
      {
        zh: '首次启动时会自动下载或编译（约五分钟）。',
        en: 'The first start downloads or builds it by itself (about five minutes).',
      },
    );
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    const { zh, en } = missing.text;
    return broken(
      id,
      { zh: `${zh}${error.message}`, en: `${en}${error.message}` },
      {
        zh: `请安装 Go ${goNeeded} 或更高版本。`,
        en: `Install Go ${goNeeded} or newer.`,
      },
    );
  }
}
