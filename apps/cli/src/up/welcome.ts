import { inTenant, listAccounts, readSampleOffice, type Account } from '#persistence';
import type { Role } from '#domain';
import { withDatabase } from '../connection/office-database.js';
import type { Terminal } from '../terminal/terminal.js';
import { columns, type Text } from '../terminal/text.js';

/** The one address, and who can sign in there. */
export async function tellWelcome(
  terminal: Terminal,
  facts: { databaseUrl: string; tenant: string; address: string; took: string },
): Promise<void> {
  const { sample, accounts } = await withDatabase(facts, (database) =>
    inTenant(database, facts.tenant, async (tx) => ({
      sample: await readSampleOffice(tx),
      accounts: await listAccounts(tx),
    })),
  );
  terminal.print('');
  terminal.print({
    zh: `台账已启动（${facts.took}）。请打开：`,
    en: `Taizhang is up (${facts.took}). Open:`,
  });
  terminal.print('');
  terminal.print(`    ${facts.address}`);
  terminal.print('');
  if (sample !== null) tellSample(terminal, accounts);
  else if (accounts.length === 0)
    terminal.print({
      zh: '还没有账号。不带 --no-sample 启动可载入示例区。',
      en: 'There is no account yet. Start without --no-sample to load the sample district.',
    });
  terminal.print({ zh: '按 Ctrl-C 停止。', en: 'Ctrl-C stops it.' });
}

/** One person of each kind; the sign-in page lists them all. */
function tellSample(terminal: Terminal, accounts: readonly Account[]): void {
  terminal.print({
    zh: '这是虚构的云河区。登录页上可直接选择人员，无需口令，例如：',
    en: 'This is the invented district of Yunhe. The sign-in page lets you pick a person, without a password, e.g.:',
  });
  const rows = kinds.flatMap(({ role, text }) => {
    const account = accounts.find((a) => a.person.roles.includes(role));
    return account === undefined ? [] : [[`    ${account.person.name}`, terminal.phrase(text)]];
  });
  for (const line of columns(rows)) terminal.print(line);
}

const kinds: readonly { role: Role; text: Text }[] = [
  { role: 'officer', text: { zh: '承办人：签收、反馈、报送', en: 'officer: signs, reports, submits' } },
  { role: 'unitLeader', text: { zh: '单位负责人', en: 'leader of a unit' } },
  {
    role: 'supervisor',
    text: { zh: '督查员：看逾期、催办、审核', en: 'supervisor: sees what is late, urges, reviews' },
  },
  { role: 'leader', text: { zh: '分管领导：阅示督办、审核', en: 'responsible leader: answers escalations' } },
  { role: 'administrator', text: { zh: '系统管理员', en: 'administrator' } },
];
