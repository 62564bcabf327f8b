import { RememberedPorts, isPortFree, portRange } from '../ports.js';
import { freeBytes } from '../free-space.js';
import { isAtLeast } from '../version-order.js';
import { broken, doubtful, fine, type Finding } from './finding.js';

/** The oldest Node this product runs on (STACK 1). */
export const nodeNeeded = '20.19.0';

export function checkNode(version: string = process.versions.node): Finding {
  const message = { zh: `Node ${version}`, en: `Node ${version}` };
  if (isAtLeast(version, nodeNeeded)) return fine('node.version', message);
  return broken('node.version', message, {
    zh: `请安装 Node ${nodeNeeded} 或更高版本。`,
    en: `Install Node ${nodeNeeded} or newer.`,
  });
}

const diskFewBytes = 5e9;
const diskTooFewBytes = 1e9;

/** Free space for the home, in the file system that holds it. */
export function checkDisk(home: string, free: number = freeBytes(home)): Finding {
  const amount = `${(free / 1e9).toFixed(1)} GB`;
  const message = { zh: `${home} 所在磁盘剩余 ${amount}`, en: `${amount} free on the disk of ${home}` };
  const remedy = { zh: '请清理磁盘，或换一个目录。', en: 'Free some space, or use another directory.' };
  if (free < diskTooFewBytes) return broken('disk.free', message, remedy);
  return free < diskFewBytes ? doubtful('disk.free', message, remedy) : fine('disk.free', message);
}

const shanghaiOffset = 'GMT+8';

/** Deadlines are days of the office, so the time zone data must know its zone. */
export function checkTimeZone(offset: string | undefined = offsetOf('Asia/Shanghai')): Finding {
  if (offset === shanghaiOffset) {
    return fine('clock.zone', {
      zh: '时区数据包含 Asia/Shanghai',
      en: 'The time zone data knows Asia/Shanghai',
    });
  }
  return broken(
    'clock.zone',
    {
      zh: `时区数据有误：Asia/Shanghai 为 ${offset ?? '未知'}`,
      en: `Wrong time zone data: Asia/Shanghai is ${offset ?? 'unknown'}`,
    },
    {
      zh: '请安装带完整 ICU 数据的 Node(官方发行版即可)。',
      en: 'Install a Node with full ICU data (the official builds have it).',
    },
  );
}

function offsetOf(timeZone: string): string | undefined {
  try {
    const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' });
    return format.formatToParts(new Date()).find(({ type }) => type === 'timeZoneName')?.value;
  } catch {
    return undefined;
  }
}

const portsNeeded = 12;

/** Whether the home's remembered ports are free, or enough others are. To be asked while no engine runs there. */
export async function checkPorts(
  home: string,
  isFree: (port: number) => Promise<boolean> = isPortFree,
): Promise<Finding> {
  const remembered = Object.entries(new RememberedPorts(home).recall());
  const busy: string[] = [];
  for (const [name, port] of remembered) if (!(await isFree(port))) busy.push(`${name} ${port}`);
  if (busy.length > 0) {
    return doubtful(
      'ports.free',
      {
        zh: `上次使用的端口被占用：${busy.join('、')}`,
        en: `Ports used last time are taken: ${busy.join(', ')}`,
      },
      {
        zh: '下次启动会自动改用其他端口；若要沿用原端口，请先关闭占用它们的程序。',
        en: 'The next start takes others by itself; to keep these, close the programs that hold them.',
      },
    );
  }
  const range = `${portRange.from}–${portRange.to - 1}`;
  if (remembered.length === 0 && !(await enoughFree(isFree))) {
    return broken(
      'ports.free',
      {
        zh: `${range} 之间的空闲端口不足 ${portsNeeded} 个`,
        en: `Fewer than ${portsNeeded} ports of ${range} are free`,
      },
      { zh: '请关闭占用端口的程序。', en: 'Close programs that hold ports there.' },
    );
  }
  return fine('ports.free', { zh: '端口可用', en: 'Ports are free' });
}

async function enoughFree(isFree: (port: number) => Promise<boolean>): Promise<boolean> {
  let free = 0;
  for (let port = portRange.from; port < portRange.to && free < portsNeeded; port += 1) {
    if (await isFree(port)) free += 1;
  }
  return free >= portsNeeded;
}
