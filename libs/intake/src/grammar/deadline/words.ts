/** Words of a deadline that are no date: softening, going on, left open. Source: LEDGER section 2. */
import { matchAt } from '../text-scan.js';

const soft = /原则上|力争|争取|尽量|一般(?=应|于|在|每|不|为|安排|情况下)/y;
const immediate =
  /立即|立刻|马上|即刻|即时(?=$|[，,；;。、]|办|整改|完成|报|处|答复|公开|更新)|(?<![\p{Script=Han}]{2}[自随当])即(?![使将便若刻时日])[\p{Script=Han}]即[改办报转查整处清审享治复]|立[行查说知接交]立[改办行查]/uy;

/** What is done: after 长期 or 常态化 such a word makes them adverbs, a noun makes them content (常态化疫情防控). */
const work =
  '(?:推进|推动|开展|坚持|落实|实施|执行|进行|做好|抓|保持|加强|完善|优化|改进|提升|更新|维护|跟踪|巩固|深化|强化|整改|管理|运行|跟进|用力|发力|关注|工作|任务|抓实|不懈)';
const edge = '(?=$|[，,；;。、\\n)）”"/]|[并和及])';
const ongoing = new RegExp(
  [
    `(?:(?<!中)长期|常年)(?:性)?(?:常态化?|持续|不断)*(?:地)?(?:${work}|有效|${edge})`,
    `(?<!建立|形成|健全|实现|完善|构建)常态化?(?:长期化?|长效化?|持续)*(?:地)?(?:${work}|${edge})`,
    `(?<![可])持续(?![时性期]|发展)(?:不断|深入|常态化?)*(?:地)?(?:${work}|${edge}|(?=[\\p{Script=Han}]{2}))`,
    `(?:经常性?|日常)(?:化)?(?:${work}|${edge})|(?<![\\p{Script=Han}])日常(?:监管|监督|巡查|检查|监测|宣传|服务)(?=$)`,
    `(?:全过程|全程|全天候|自始至终|始终|一直|永久|滚动)(?:性)?(?:${work}|${edge})`,
    '贯穿(?:始终|全过程|全程)|一以贯之|常抓不懈|久久为功|不间断|动态(?:更新|调整|管理|清零|监测|跟踪|维护)(?=$|[，,；;。])',
  ].join('|'),
  'uy',
);
const season =
  '(?:中秋[、和及]?国庆|国庆[、和及]?中秋|元旦[、和及]?春节|(?:重[大要点])?节假日|(?:重大|重要)节[日点]|春节|元宵|清明|端午|中秋|重阳|除夕|两节|(?:全国|[全省市县区])?两会|防汛期|[主入]?汛期?|雨季|旱季|入冬|入夏|冬季|供暖[期季]?|采暖[期季]?|防火期|(?:[春秋]季)?(?:新?学期)?开学|[春秋]季学期|新学期|暑[假期]|寒假|高考|中考|春运|三夏|春耕|秋收|农忙)';
/** The moving feasts and seasons have no day that the text alone can give. */
const movingFeast = new RegExp(
  `(?:(?:元旦|五一|国庆|中秋)节?[、和及])?[“"]?${season}[”"]?节?(?:假期|召开|到来|来临)?(?:之前|以前|前(?![期后])|期间|前后|起|开始|之?后(?=$|[，,；;。]|完成|启动|开展))`,
  'y',
);
/** 寒假, 春季学期, 学期末 and nothing else in the clause; 整改期内. */
const bareSeason =
  /[“"]?(?:元旦|五一|劳动节|国庆|十一)[”"]?(?:节|节?假期?)?期间(?=$|[，,；;。])|(?:春节|中秋|汛期|主汛期|冬季|夏季|春季|秋季|寒假|暑[假期]|[春秋]季学期|学期[初中末]|采暖季|供暖季|农闲|冬春)(?:期间|时节|季节)?(?=$|[，,；;。])|(?:[近中远]期|中长期|长远期|短期内?)(?=$|[，,；;。])|(?:整改|攻坚|行动|活动|任|届|规划|试点|建设)期(?:限)?(?:间|内|以内)|(?<=^|[，,；;。于在])(?![十本长近中远短有])[\p{Script=Han}]{1,4}(?:(?<!效)期限?|时间|时限|时段)内(?=$|[，,；;。）)]|完成|整改|办结|落实|达到|实现|建成|销号)/uy;
/** 本月底前, 下周三前: counted from a day that the phrase does not tell. */
const fromToday =
  /(?:本|这|下|当)个?(?:周|星期)[一二三四五六日天](?:上午|下午|中午|晚上)?(?:下班)?(?:之前|以前|前)?|(?:本|这|下|当|次)个?(?:月|周|星期|旬)(?:[一二三四五六日天底末]|\d{1,2}[日号]?)?(?:之前|以前|前|内)|(?<![\d每个本这下])月[底末](?:之前|以前|前)/y;
/** 县委全会召开前, 党的二十大前, 进博会前: an event without a day. */
const beforeEvent =
  /(?:召开|举行|举办|开幕|到来|来临|开始|开工|开学|结束|(?:到期|届满|期满)(?=之?前(?!\d)|以前(?!\d))|投产|投用|竣工|验收|交付|报批|考核|放假|大会|全会|[展博交年例代运][览易]?会|十[一二三四五六七八九]?大|周年|换届|奥运|亚运|冬奥|世界杯|锦标赛)(?:之前|以前|前(?![期后]))/y;
const openEnded =
  /适时|择机|每逢[^，,；;。]{2,8}|条件(?:成熟|具备|允许)(?:时|后|的)|抓紧|尽快|尽早|近期|待定|未定|另行(?:通知|确定|安排)|视[^，,；;。]{0,14}?(?:情况|进展|实际|需要)|结合[^，,；;。]{1,24}?(?:一并|同步|统筹)(?:推进|实施|开展|完成)?|(?:与|同|跟)[^，,；;。]{1,16}?同步(?:推进|实施|开展|完成|进行)?(?=$|[，,；;。）)])|待[^，,；;。]{1,16}?(?:后|时)(?=$|[，,；;。\p{Script=Han}])/uy;
/** At the start of a phrase only: 按上级要求, 根据工作安排, 及时. Inside content such words say nothing about a date. */
const openAtStart =
  /(?:根据|按照?|依照|依据)[^，,；;。]{0,16}?(?:要求|部署|安排|进度|计划|节点|通知|规定|情况|需要|进展|时限|期限|时间|工期)(?:的?时限|时间)?(?:(?:及时|同步|有序)?(?:推进|完成|执行|落实|开展))?|(?:按期|按时|如期|限期)(?:完成|推进|整改|办结|落实|销号)?(?=$|[，,；;。])|以[^，,；;。\d]{2,12}?为准|[\p{Script=Han}]{2,16}?(?:之前|以前|(?<![年月日底末初中旬目提当此超之以先面])前|(?<![年月日今此之以最落先背然随其])后)(?:全部|全面|基本)?(?:完成|完工|办结|到位|落实|实施|启动|开展|推进|销号)?(?=$|[，,；;。）)])|随[\p{Script=Han}]随[\p{Script=Han}]|随[^，,；;。\d]{1,10}?(?:进度|进展)(?:推进|开展|实施)?|[^，,；;。\d]{2,16}?(?:完成|修订|部署|安排|启动|审定|出台|印发|批复|通过|明确|下达|到位|结束|发布|公布|颁布|实施|建成|验收|竣工)后(?=$|[，,；;。]|及时|适时|尽快|同步|再|开展|启动|推进|实施)|(?:及时|实时|不?定期|同步|分步|分阶段|分批次?|分期|分年度|压茬|梯次|稳步|有序|逐步|随时)(?:推进|完成|落实|开展|实施|更新|公开|办理|调整|报送|发布)?(?=$|[，,；;。])/uy;

/** 并长期坚持, 再持续推进: the work goes on after its date. */
const thenWords =
  /(?:并|后续?|再|[之以今]后(?:年度|每年|逐年|仍|还)?|转入|随后|同时|继续)(?:要|应)?(?:在此基础上)?(?:长期)?$/;

export type TimeWord = { length: number; kind: 'soft' | 'immediate' | 'ongoing' | 'open' };

/** Any of them; most places of a text hold none, and one look tells. */
const anyWord = new RegExp(
  [soft, immediate, ongoing, movingFeast, bareSeason, fromToday, beforeEvent, openEnded]
    .map(({ source }) => source)
    .join('|'),
  'uy',
);

/** The word at `index` of a normalised text, or null. */
export function timeWordAt(text: string, index: number): TimeWord | null {
  if (index > 0 && matchAt(anyWord, text, index) === null) return null;
  const found = (expression: RegExp, kind: TimeWord['kind']): TimeWord | null => {
    const length = matchAt(expression, text, index)?.[0].length ?? 0;
    return length === 0 ? null : { length, kind };
  };
  return (
    found(soft, 'soft') ??
    found(immediate, 'immediate') ??
    found(ongoing, 'ongoing') ??
    found(movingFeast, 'open') ??
    found(bareSeason, 'open') ??
    found(fromToday, 'open') ??
    found(beforeEvent, 'open') ??
    found(openEnded, 'open') ??
    (index === 0 ? found(openAtStart, 'open') : null)
  );
}

/** 2022年汛期前: the year belongs to a season, whose days the text does not tell. */
export function isMovingFeastAt(text: string, index: number): boolean {
  return matchAt(movingFeast, text, index) !== null || matchAt(eventAhead, text, index) !== null;
}

/** 2022年进博会前: the year of an event that comes a few words later in the clause. */
const eventAhead = new RegExp(`[^，,；;。\\d]{0,12}?(?:${beforeEvent.source})`, 'y');

/** True where the words before an ongoing word say that it comes after the date. */
export function goesOnAfter(before: string): boolean {
  return thenWords.test(before);
}
