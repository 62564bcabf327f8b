/**
 * How names of Chinese public bodies are built. No list of offices: only the morphemes that end a name, the words that
 * make a description of many (各, 有关, …单位), and the levels of government. Source: LEDGER section 1, "Kind".
 */
import { matchAt } from './text-scan.js';

/**
 * Levels and kinds of places that can stand for "the government there". Longest first, so that 县级市 beats 县. No place may
 * be made of others (乡镇, 市县): a run of places could then be read in more ways than can be tried.
 */
const place =
  '(?:自治区|直辖市|副省级城市|计划单列市|设区的?市|地级市|县级市|直管市|省辖市|省?直管县|扩权县|林区|自治州|自治县|市辖区|功能区|开发区|高新区|经开区|新区|园区|民族乡|街道|社区|苏木|省|市|州|盟|地|县|区|旗|乡|镇|街|村|居)';
const placeBracket = `(?:[（(〔](?:${place}|[、，,/和及])+[）)〕])`;
const seat =
  '(?:党委、?政府|党委和政府|人民政府|政府|党委|党工委|街道办事处|办事处|街道办|行政公署|行署|管理委员会|管委会|管委|工委|办)';

/** 各市, 有关县（市、区）, 试点市: a description by levels, without a proper name; may end in the seat of its government. */
const placeGroup = new RegExp(
  `(?:各级?|有关|相关|试点|重点|所在|属地)(?:地)?(?:${place}${placeBracket}?)+(?:${seat}|委)?(?:${placeBracket}|[（(〔]${seat}[）)〕])?$`,
);
const onePlaceFirst = new RegExp(`${place}${placeBracket}?`, 'y');
/** 五县两区人民政府 counts its places. */
const countedPlaces = new RegExp(`^(?:[一二两三四五六七八九十\\d]{1,3}个?${place}{1,2})+${seat}?$`);
const seatBracket = `(?:[（(〔]${seat}[）)〕])`;
const barePlaces = new RegExp(
  `^(?:(?:${place}${placeBracket}?)+${seat}?|管理委员会|管委会|街道办事处|办事处)(?:${placeBracket}|${seatBracket})?$`,
);
const bareSeatOfOwnPlace = /^(?:省|自治区|市|州|盟|县|区|旗)(?:人民)?政府$/;
/** 开发区 and its like name one body where they stand alone; 街道 or 乡镇 never do. */
const onePlace = /^(?:开发区|高新区|经开区|新区|省|市|县|区|州|盟|旗|自治区)$/;
/** 高新区管委会: a zone has one committee, where a county of 各县（市、区）政府 has many. */
const oneZone = /^[省市州县区]?(?:开发区|高新区|经开区|新区|功能区|园区)(?:党工委|管理委员会|管委会|管委)$/;
const loneZone = /^[省市州县区]?(?:开发区|高新区|经开区|新区|功能区|园区)$/;

const sharedHead = '(?:单位|部门|机构|企业|司局|科室|处室|股室|部室|院校|组织|团体)';
const groupHead = new RegExp(
  `(?:${sharedHead}|机关|地区|地方|各地|等地|属地|高校|高等学校|中小学|^学校|科研院所|院所|街镇|镇街|乡镇|区县|县区|市县|县市|村居|站所|系部|主体|法人|业主|运营商|群团|(?<![委动])员|干部|党员|省份|国企|央企|民企|商户|经营户)$`,
);
const dependentHead = new RegExp(`^(?:直属|所属|下属|派出|内设|驻外)(?:(?:企)?事业)?${sharedHead}$`);
const bareHead = new RegExp(`^(?:${sharedHead}|地区|地方|方面)$`);
/** 幼儿园, 卫生院 without a name: after 各学校 or 各医院 more of the same many. */
const bareClass =
  /^(?:民办|公办|乡镇|社区|基层)?(?:幼儿园|中小学校?|[小中]学|[高初]中|中职学校|学校|高校|医院|卫生院|卫生室|诊所|药店|银行|企业|商户|园所|年级组|学科组|教研组|备课组|课题组|项目组|车间|班组|校外培训机构)$/;
/** 乡镇卫生院, 村卫生室: a class by the level of its places, none of them named. */
const classOfPlaces =
  /^(?:乡镇|镇街|街镇|镇村|村居)[\p{Script=Han}]{2,5}[所站院室园校会队]$|^(?:小区|住宅|楼宇)?物业(?:服务|管理)?(?:公司|企业)$|^公检法司?$|^驻[\p{Script=Han}]{1,4}部队$|^行业(?:协会|商会|组织)$|^商协会$|^社区卫生服务(?:中心|站)$|^(?:村级|村)(?:卫生院|卫生室|学校|小学|中学|中小学|幼儿园|派出所|司法所|文化站|综合文化站|农技站|敬老院|党组织|党支部|党委|务监督委员会|集体经济组织|合作社)$/u;
/** No class has a longer name. */
const classLengthMax = 12;
/** 河东、河西两个街道办事处: the count says that the names before it are its places. */
const countedHead =
  /[两二三四五六七八九十\d]个?(?:街道|乡镇|镇|乡|社区|村|区|县|县区|开发区|园区)(?:办事处|党工委|党委|管委会|(?:人民)?政府)?$/;
/** After 和 these share the place before them (各级党委和政府). */
const bareGovernment = /^(?:[乡镇]?(?:人民)?政府|党委政府|党委)(?:[（(][^（()）]{1,8}[）)])?$/;
const manyWords = /各(?!项(?!目))|有关|相关|涉及|所属|下属|(?<![省市县区])直属(?!机关)|^其|所在|当地/;
const genericGovernment =
  /级|各|有关|相关|试点|地方|属地|当地|所在|基层|城市|沿|市县|区县|县区|县市|[、（(〔]/;
const villageCommittee =
  /^(?:驻村工作队|(?:社区|村)居(?:民?委员|委)会|(?:村|居|社区|村居|村[（(〔](?:居|社区)[）)〕])(?:民?委员会|委会|[“"]?两委[”"]?)(?:[（(〔].*[）)〕])?)$/;

const unitEnd =
  /(?:局|委|办|部|厅|署|院|会|社|行|站|所|队|处|科|室|馆|校|台|团|(?<!大)连|(?:联席|党组|常务|办公|理事)会议|股|组|司|库|(?<!家)庭|联|协|中心|公司|集团|政府|街道|镇|乡|村|区|市|县|省|州|盟|旗|机关|海关|大学|中学|小学|学校|[一二三四五六七八九十]中|中专|高中|附中|幼儿园|农场|林场|牧场|机场|军|武警|海警|人大|政协|专班|总支|(?<![申填上通汇预播情一月季年周日快])报|.中央|基金|电网|铁塔|石油|石化|港|厂|店|园|城投|交投|国投|水投|文投)$/;
/** Ends that common words share with names (农村, 城市, 公园, 社会): alone they do not prove that a name is over. */
const weakEnd = /(?:社会|银行|[乡镇村区市县省州盟旗台股组库社军报港厂店园场]|(?<!公)司|(?<!集)团)$/;
const ownPrefix = /^(?:国家|中央|全国|省|自治区|市|州|县|区|旗|各|有关|相关)/;

const half = new RegExp(`^各级?(?:${place}${placeBracket}?)+[\\p{Script=Han}]{2,4}$`, 'u');

/** The name without the bracket that belongs to its end: 市场监管局（知识产权局） → 市场监管局. */
export function withoutTrailingBracket(name: string): string {
  if (!'）)〕]］】'.includes(name.slice(-1)) || name === '') return name;
  for (let index = name.length - 2; index >= 0; index -= 1) {
    const char = name.charAt(index);
    if ('（(〔[［【'.includes(char)) return name.slice(0, index);
    if ('）)〕]］】'.includes(char)) return name;
  }
  return name;
}

/** Names are told by their last words; these take no more characters. */
function lastWords(words: string): string {
  return words.slice(-4);
}

/** 县纪委监委机关: the staff of one body; 税务机关, 市直机关 are many. */
function isOfOneBody(words: string): boolean {
  const body = words.replace(/机关$/, '');
  return body !== words && body.length > 2 && unitEnd.test(lastWords(body)) && !weakEnd.test(lastWords(body));
}

/** A description of many takes no more; a longer one is a sentence. */
const descriptionLengthMax = 200;

/** True for a description that a list or a person must resolve (各…, 有关…, …起草单位, 试点城市政府). */
export function isGroup(name: string): boolean {
  const plain = withoutTrailingBracket(name);
  if (plain === '' || name.length > descriptionLengthMax) return false;
  if (
    manyWords.test(plain) ||
    (groupHead.test(lastWords(plain)) && !isOfOneBody(plain)) ||
    placeGroup.test(plain) ||
    countedPlaces.test(plain) ||
    villageCommittee.test(name) ||
    severalLevels.test(plain) ||
    parks.test(plain)
  ) {
    return true;
  }
  if ((plain.length <= classLengthMax && classOfPlaces.test(plain)) || countedHead.test(plain.slice(-12)))
    return true;
  // 镇政府 alone is that of the paper's own town.
  if (/^[镇乡](?:人民)?政府$/.test(name)) return false;
  if (/(?:人民)?政府$/.test(name)) {
    const before = name.replace(/(?:(?<=[县市区镇乡])党委、)?(?:人民)?政府$/, '');
    return genericGovernment.test(before) || (barePlaces.test(before) && !bareSeatOfOwnPlace.test(name));
  }
  return isPlacesOnly(name) && !onePlace.test(name) && !oneZone.test(name);
}

/** 园区管委会 without a name, 市直园区管委会: those of all parks. */
const parks = /^(?:[省市县区][直属])?园区管委会$/;
/** 省、市、县三级河长办: one at each level. */
const severalLevels = /^[省市县区乡镇街村、]{2,}(?:（[^）]{1,6}）)?[两二三四五]级/;
/** Fields that stand for their offices in a short list (公安、消防). No ending shows it, so a person confirms them. */
const fieldOfOffice =
  /^(?:发改|经信|工信|经发|财政|人社|人力社保|自规|规自|资规|自然资源|住建|住房城乡建设|交通|交通运输|公路|水利|水务|农业|农业农村|农林|林业|林草|园林|商务|投促|文旅|文广旅|文化|体育|卫健|卫生健康|卫生|疾控|退役军人|应急|应急管理|审计|国资|市监|市场监管|食药监|质监|工商|统计|医保|信访|城管|执法|政务|行政审批|数据|大数据|公安|消防|交警|治安|司法|民政|教育|科技|教体|环保|生态环境|气象|税务|国税|地税|海关|金融|宣传|组织|统战|政法|网信|编办|供电|供水|供气|电力|通信|邮政|海事|边检|民宗|侨务|外事|人防|乡村振兴|扶贫|畜牧|渔业|水产|粮食|粮储|能源|住房公积金|公积金)$/;

/** 区商务局, 各街镇: words that begin a name and end it. 市委 and 区政府 may as well end a name of a place. */
export function opensOwnName(words: string): boolean {
  const own = ownPrefix.exec(words)?.[0] ?? '';
  return own !== '' && words.length > own.length && isCompleteName(words) && !isSeat(words, own);
}

function isSeat(words: string, own: string): boolean {
  return new RegExp(`^${seat}$`).test(words.slice(own.length));
}

/** True for 公安 or 住建 alone: the field of an office, standing for it. */
export function isFieldOfOffice(words: string): boolean {
  return fieldOfOffice.test(words);
}

/** 人社 names a field, although it ends as 供销社 does. */
const field = /^[人农]社$/;
/** 市直各有关 waits for its noun. */
const waiting = /(?:有关|相关|所属|下属|其他|各)$/;
/** A name or a short description takes no more. */
const nameLengthMax = 60;

/** True where the words can be a whole name, of one body or of many: they end as names end. */
export function isCompleteName(words: string): boolean {
  const plain = withoutTrailingBracket(words).slice(-nameLengthMax);
  if (field.test(plain) || waiting.test(lastWords(plain))) return false;
  return (
    plain.length > 1 &&
    (unitEnd.test(lastWords(plain)) ||
      groupHead.test(lastWords(plain)) ||
      isShortGroup(words.slice(-nameLengthMax)))
  );
}

/** 各乡镇场, 各班子成员: without a known end only a short description is one, never a sentence that holds 各. */
function isShortGroup(words: string): boolean {
  return isPlacesOnly(words) || placeGroup.test(words) || (words.length <= 12 && isGroup(words));
}

/** 单位, 部门 alone: after 和 or 、 they share the description before them (有关部门和单位 is one group). */
export function isBareHead(words: string): boolean {
  return bareHead.test(words);
}

/** 各市, 有关县（市、区）: a description of places that further places may continue. */
export function isPlaceGroup(words: string): boolean {
  return placeGroup.test(words);
}

/** 县（市、区）政府, 街道办事处: places and seats without a proper name and without 各. */
export function isPlacesOnly(words: string): boolean {
  return barePlaces.test(words);
}

/** 市政府, 区人民政府: the one government of the paper's own place. */
export function isOwnGovernment(words: string): boolean {
  return bareSeatOfOwnPlace.test(words);
}

/** 高新区管委会: one body, although its name is made of the words of places. */
export function isOneZone(words: string): boolean {
  return oneZone.test(words);
}

/** 幼儿园, 卫生院: a class of bodies without a proper name. */
export function isBareClass(words: string): boolean {
  return bareClass.test(words);
}

/** 各临床 of 各临床、医技科室, 各级公安 of 各级公安、民政部门: a topic that waits for its head. */
export function lacksHead(words: string): boolean {
  if (!'各驻在'.includes(words.charAt(0))) return false;
  if (/^[驻在][^、]{1,4}(?:中央|部属|省属|市属)$/.test(words)) return true;
  const rest = /^各(?:级(?=.{2})|(?=临床|教学|业务|职能|科研|医技))(.{2,8})$/.exec(words)?.[1] ?? '';
  return rest !== '' && !placeGroup.test(words) && !isPlacesOnly(rest) && !isCompleteName(rest);
}

/** 高新区 after a government: the zone beside it, not a further place of it. */
export function isLoneZone(words: string): boolean {
  return loneZone.test(words);
}

/** 直属单位, 所属机构: after 和 or 、 they belong to the many before them (各部门和直属单位). */
export function isDependentHead(words: string): boolean {
  return dependentHead.test(words);
}

/** 4 for provinces, 3 for cities, 2 for counties and districts, 1 for towns and streets; 0 for no place. */
function rankOfPlace(words: string): number {
  const last = /(直辖市|计划单列市|县级市|市辖区|自治[区州县]|[省市州盟县区旗乡镇街村])道?$/.exec(
    withoutTrailingBracket(words),
  )?.[1];
  if (last === undefined) return 0;
  if (/^(?:省|自治区|直辖市|计划单列市)$/.test(last)) return 4;
  if (/^(?:市|州|盟|自治州)$/.test(last)) return 3;
  return /^[乡镇街村]/.test(last) ? 1 : 2;
}

/** 各市、县（区）教育局: the office is meant of both places; 各街道、区教育局 names the office one level up. */
export function sharesOffice(places: string, next: string): boolean {
  const own = matchAt(onePlaceFirst, next, 0)?.[0] ?? '';
  if (own === '' || own === next || oneZone.test(next) || !isCompleteName(next)) return false;
  if (/^(?:直|级|属|委$|政府|人民政府)/.test(next.slice(own.length))) return false;
  const rank = rankOfPlace(own);
  return rank > 0 && rankOfPlace(places) >= rank && own !== '市' && own !== '省';
}

const namedGovernment = /^[\p{Script=Han}]{2,6}?((?:林区|新区|自治[县州]|[县区市州镇乡])(?:人民)?政府)$/u;

/** 各市、州、青岩林区人民政府: the one that is named closes the list of places, and the seat is meant of all. */
export function sharesGovernment(places: string, next: string): boolean {
  const seatOf = namedGovernment.exec(next)?.[1]?.replace(/(?:人民)?政府$/, '') ?? '';
  if (seatOf === '' || !/[省市州县区镇乡]$/.test(withoutTrailingBracket(places))) return false;
  return ownPrefix.exec(next)?.[0] === undefined && rankOfPlace(places) >= rankOfPlace(seatOf);
}

const officesOfPlaces = new RegExp(
  `^各(?:${place}${placeBracket}?[、，]?)+[\\p{Script=Han}]{2,10}([局所站队])$`,
  'u',
);

/** 人社局 after 各县教育局: an office of the same kind that leaves the places out; each of them has one. */
export function isFurtherOffice(ofPlaces: string, next: string): boolean {
  const kind = officesOfPlaces.exec(ofPlaces)?.[1];
  return kind !== undefined && next.endsWith(kind) && !ownPrefix.test(next) && isCompleteName(next);
}

/** 城南三个街道办事处: counted places, the names of the others before it. */
export function countsPlaces(words: string): boolean {
  return countedHead.test(words) && words.length > 4;
}

/** True where the words end in a noun that stands for many bodies (…单位, …部门). */
export function endsInGroupHead(words: string): boolean {
  return groupHead.test(lastWords(withoutTrailingBracket(words)));
}

/** True where the last word may be common and no name (农村, 社会, 公园). */
export function endsWeakly(words: string): boolean {
  return weakEnd.test(lastWords(withoutTrailingBracket(words)));
}

/** 各市工业 of 各市工业和信息化局: places and the first half of an office's name. */
function isHalfOffice(left: string, right: string): boolean {
  if (!half.test(left) || ownPrefix.test(right)) return false;
  return !unitEnd.test(lastWords(left)) && !endsInGroupHead(left);
}

/**
 * True where `left` is surely over and `right` surely another name, so that a 和, 及 or 与 between them joins two
 * bodies: 财政部|科技部, but 文化和旅游部, 农业农村和水利局, 有关部门和单位, 各级党委和政府 stay whole.
 */
export function joinsTwoNames(left: string, right: string): boolean {
  if (!isCompleteName(left) || !isCompleteName(right)) return false;
  if (isBareHead(right) || bareGovernment.test(right)) return false;
  if (isGroup(left) && (isDependentHead(right) || right.startsWith('其'))) return false;
  if (isGroup(left)) return !isHalfOffice(left, right);
  return (
    !weakEnd.test(lastWords(withoutTrailingBracket(left))) ||
    ownPrefix.test(right) ||
    weakEnd.test(lastWords(right))
  );
}
