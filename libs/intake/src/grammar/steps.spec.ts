import fc from 'fast-check';
import { readDuties } from '../ledger/duties.js';
import { dutyInBracket } from '../ledger/inside-duty.js';
import { closingSentence } from '../readers/closing-sentence.js';
import { readDeadline } from './deadline/read-deadline.js';
import { dutyBracketsIn, splitDutyBracket } from './duty-bracket.js';
import { readResponsibility } from './responsibility/read-responsibility.js';
import { stepsOf } from './steps.spec-kit.js';

/** What makes a reader look forward or back; repeated, it is a text that nobody writes in good faith. */
const pieces = [
  '后3日内 之日起3日内 自某之日起 自 从 3月底前， 3月底前完成， 每年 每月5日、 按时限 时限 压缩至 有效期为自 视 待 结合 半 一二 至一 1、 3、',
  '3月、 一季度、 年底前、 2021年 2021. 持续 常态化 长期持续 元旦、 两会 全年至少 到 （ （3 （牵头 甲局（乙局牵头）、 （甲局 ） 《 “ 首 第一位为',
  '及 和单位 各局和 各局和单位和 有关部门、单位、 等 等单位 等和 采购、 推进采购、采购 负责采购、 涉及采购、 配合 会同 商 市县 乡镇街 各市县 省',
  '注 适用 以下 责任单位 责任单位： 按职责 按工作 在各自 的各 指导中心 村 农业\n 周兰\n 周兰\n区 张三 （张三） 谁主管、 各县教育局、人社局、 —— 。由甲局牵头 🙂 A ， 、 。',
  '对辖区 就整改 县道由 区财政局拨付 区财政局拨付， 除某外， 【牵头单位】 【配合单位】甲局 法制审核： 包案领导： 区 级领导 驻某部队 3月（含）前 月度、 即收即 T+3 限时 会议结束 某期内 阶段：',
].flatMap((line) => line.split(' '));

const readers: Record<string, (text: string) => unknown> = {
  'hidden duties': (text) => readDuties(text, { year: 2026 }),
  'a bracket': (text) => splitDutyBracket(`（${text}）`),
  'the bracket that closes a task': (text) => dutyInBracket(`工作。（${text}）`),
  'the brackets of a paragraph': dutyBracketsIn,
  'the sentence that closes a task': (text) => closingSentence(`工作。${text}`),
  'a responsibility': (text) => readResponsibility(text),
  'a deadline': (text) => readDeadline(text, 2026),
};

const shortest = 120;
const doublings = [1, 2, 4, 8] as const;

/**
 * The steps for texts of doubled length. All hold whole pieces, so that they begin and end alike: a text cut in the middle
 * of a piece may close no bracket at its end where the longer one closes one, and reads less for that reason alone.
 */
function stepsByLength(read: (text: string) => unknown, piece: string): { length: number; steps: number }[] {
  const repeats = Math.ceil(shortest / piece.length);
  return doublings.map((times) => {
    const text = piece.repeat(repeats * times);
    return { length: text.length, steps: stepsOf(() => read(text)) };
  });
}

describe('what a hostile text costs', () => {
  it.each(Object.entries(readers))('%s: steps grow as the text does', (_name, read) => {
    for (const piece of pieces) {
      const perCharacter = stepsByLength(read, piece).map(({ length, steps }) => Math.round(steps / length));
      const [first = 0] = perCharacter;
      // Twice the text, twice the steps; windows that a short text does not fill are all that may come on top.
      for (const each of perCharacter) expect([piece, each]).toEqual([piece, Math.min(each, first * 2 + 60)]);
      expect([piece, Math.max(...perCharacter)]).toEqual([piece, Math.min(Math.max(...perCharacter), 900)]);
    }
  });

  it('the same for any mixture of them', () => {
    const mixture = fc
      .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(mixture, fc.constantFrom(...Object.entries(readers)), (piece, [name, read]) => {
        const [, short, , long] = stepsByLength(read, piece).map(({ steps }) => steps);
        // Four times the text: sixteen times the steps would be a square.
        expect([name, piece, long]).toEqual([name, piece, Math.min(long ?? 0, (short ?? 0) * 10)]);
      }),
      { numRuns: 60 },
    );
  });

  it('places that are made of places are not tried in every way', () => {
    for (const piece of ['市县', '乡镇街', '县市区', '各市县']) {
      expect(readResponsibility(`${piece.repeat(100)}好牵头`).questions).not.toEqual([]);
    }
  });
});
