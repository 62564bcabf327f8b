import { columns, type Language, type Text } from '../terminal/text.js';
import type { Command, OptionSpec } from './command.js';

type Words = (text: Text) => string;

const global: Record<string, OptionSpec> = {
  lang: {
    type: 'value',
    value: 'zh|en|both',
    help: { zh: '输出语言', en: 'language of the output' },
  },
  help: { type: 'flag', short: 'h', help: { zh: '显示说明', en: 'show this help' } },
};

/** The list of all commands. */
export function overview(commands: readonly Command[], words: Words, version: string): string[] {
  return [
    words({
      zh: `台账 ${version}:把年度工作任务台账变成一条条按期督办的流程。`,
      en: `Taizhang ${version}: yearly task ledgers as durable workflows.`,
    }),
    '',
    words({ zh: '用法：', en: 'Usage:' }) + ' taizhang <command> [options]',
    '',
    ...columns(commands.map((command) => [`  ${command.name}`, words(command.summary)])),
    '',
    words({ zh: '各命令的说明：', en: 'Help on one command:' }) + ' taizhang <command> --help',
  ];
}

/** Everything about one command. */
export function commandHelp(command: Command, words: Words, language: Language): string[] {
  const options = { ...command.options, ...global };
  const usage = ['taizhang', command.name, ...(command.arguments ?? []), '[options]'].join(' ');
  const about = command.about === undefined ? [] : ['', ...paragraphs(command.about, language)];
  const examples =
    command.examples === undefined
      ? []
      : ['', words({ zh: '例：', en: 'Examples:' }), ...command.examples.map((line) => `  ${line}`)];
  return [
    words(command.summary),
    '',
    `${words({ zh: '用法：', en: 'Usage:' })} ${usage}`,
    ...about,
    '',
    words({ zh: '选项：', en: 'Options:' }),
    ...columns(
      Object.entries(options).map(([name, spec]) => [`  ${optionName(name, spec)}`, words(spec.help)]),
    ),
    ...examples,
  ];
}

/** A longer text is never run together in both languages. */
function paragraphs(text: Text, language: Language): string[] {
  if (language === 'both') return [text.zh, '', text.en];
  return [language === 'en' ? text.en : text.zh];
}

function optionName(name: string, spec: OptionSpec): string {
  if (spec.type === 'value') return `--${name} ${spec.value}`;
  return spec.short === undefined ? `--${name}` : `-${spec.short}, --${name}`;
}
