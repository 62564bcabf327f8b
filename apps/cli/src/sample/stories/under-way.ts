import type { Stage } from '../stage.js';

/** Rows whose date still lies ahead: what goes on in the days before the office is loaded. */
export const openStories: Readonly<Record<number, (stage: Stage) => void>> = {
  14: petitionsSorted,
  23: jobsAndVeterans,
  27: villageBoards,
  29: publicServices,
  30: operatorsReturnedTwice,
  35: readingPlaces,
  36: advisoryCorners,
  38: securityDrill,
  39: assessment,
};

/** Expects to be late, and says so: yellow before it is red (F26, F53). */
function petitionsSorted(stage: Stage): void {
  stage.signAll();
  stage.report('u-zsj', stage.days.ago(12), {
    progress: '热线重复来电事项梳理出三十一件，已形成口径二十四件。',
  });
  stage.report('u-xfj', stage.days.ago(6), {
    progress: '重复信访四十六件，逐案约谈完成二十九件。',
    problems: '历史遗留权属纠纷九件需法院判决后才能答复。',
    nextStep: '其余八件年内办结，九件跟踪。',
    expected: `${Number(stage.due.slice(0, 4)) + 1}-01-20`,
  });
}

function jobsAndVeterans(stage: Stage): void {
  const { days, due } = stage;
  stage.signAll();
  stage.part(
    'u-tyj',
    days.earlier(days.ago(4), days.workday(due, -12)),
    '安置政策专栏已上线，收录文件十四件。',
  );
  stage.acceptPart('u-tyj', days.earlier(days.ago(3), days.workday(due, -11)));
  stage.report('u-rsj', days.earlier(days.ago(2), days.workday(due, -9)), {
    progress: '公益性岗位和培训班次按月公开，补贴发放名单完成三个季度。',
    nextStep: '补齐第四季度名单后报送。',
  });
  stage.submit('u-rsj', days.workday(due, -2), '岗位招聘、培训班次、补贴名单和安置政策均已公开。');
  stage.approve('u-rsj', days.workday(due, 0), '同意办结。');
}

/** Nine owners, each with its own closing: one accepted, one in review, the others at work; one that joined is late to sign (F13, F14). */
function villageBoards(stage: Stage): void {
  stage.signAll();
  stage.submit('u-bd', stage.days.ago(9), '十一个社区公开栏规范到位，低保评议结果逐月上墙。');
  stage.approve('u-bd', stage.days.ago(7), '抽查两个社区属实，同意。');
  stage.submit('u-np', stage.days.ago(2), '十四个村财务收支按月上墙并在群内推送。');
  stage.report('u-mzj', stage.days.ago(5), {
    progress: '全区一百零三个村（居）完成九十六个。',
    nextStep: '督导其余七个。',
  });
  stage.addUnit(
    'u-nyj',
    'support',
    stage.days.ago(7),
    '集体资产处置公开涉及农村产权交易，请农业农村局配合。',
  );
}

/** The reviewer has a question that is not answered yet (F40). */
function publicServices(stage: Stage): void {
  const { days } = stage;
  stage.signAll();
  stage.submit('u-wjj', days.ago(3), '公立医院和社区卫生机构公开清单编制完成，共二十六家。');
  stage.ask(
    'u-wjj',
    days.ago(1),
    '清单是否包含民营医院？停诊通知在哪里可以一处查到？',
    days.workday(days.today, 3),
  );
  stage.report('u-swu', days.ago(8), {
    progress: '停水通知已接入网站和公众号。',
    nextStep: '编制收费清单。',
  });
}

/** Returned twice, in its third round (F39, yellow by F53). */
function operatorsReturnedTwice(stage: Stage): void {
  const { days } = stage;
  stage.signAll();
  stage.submit('u-cgj', days.ago(14), '环卫、园林单位服务标准已公示。');
  stage.sendBack(
    'u-cgj',
    days.ago(12),
    '没有投诉电话，也没有抽查结果，请补充。',
    days.workday(days.today, 2),
  );
  stage.submit('u-cgj', days.ago(6), '已补充投诉电话十六个。');
  stage.sendBack(
    'u-cgj',
    days.ago(4),
    '抽查结果仍未列入，公园管理处两个电话无人接听，请核实。',
    days.workday(days.today, 4),
  );
  stage.report('u-swt', days.ago(7), { progress: '农贸市场二十二家公示到位，抽查十家。' });
}

/** Lies with the reviewer now. */
function readingPlaces(stage: Stage): void {
  stage.signAll();
  stage.part('u-wlj', stage.days.ago(9), '图书馆和五个分馆取阅点设置完毕。');
  stage.part('u-dag', stage.days.ago(8), '档案馆查询终端两台已启用，引导员到岗。');
  stage.submit(
    'u-zsj',
    stage.days.ago(1),
    '图书馆、档案馆、政务大厅取阅点和终端全部启用，月均使用三百人次。',
    {
      attachment: '附：取阅点一览。图书馆总馆一层、东城分馆、政务大厅二层……',
    },
  );
}

/** One unit that joined has not signed yet, another one objects (F15, F22). */
function advisoryCorners(stage: Stage): void {
  const { days } = stage;
  stage.signAll();
  for (const unit of ['u-qs', 'u-wj'])
    stage.report(unit, days.ago(10), { progress: '咨询角已设立，每月第二周集中答疑。' });
  stage.addUnit('u-mzj', 'support', days.ago(1), '咨询角多设在社区服务中心，请民政局指导配置。');
  stage.addUnit('u-swt', 'support', days.ago(3), '集中答疑中涉及商户咨询较多，请商务局派员。');
  stage.contest('u-swt', days.ago(2), {
    ground: 'wrongRole',
    proposedUnit: 'u-scj',
    reason: '商户登记和监管咨询由市场监管部门负责，我局只负责行业促进。',
  });
}

/** Two owners; the date was put off, and the first date stays visible (F59, F60). */
function securityDrill(stage: Stage): void {
  const { days, due } = stage;
  stage.signAll();
  stage.submit(
    'u-kgj',
    days.earlier(days.ago(8), days.workday(due, -20)),
    '演练脚本、靶场环境和检测报告已完成，发现弱点七处，整改五处。',
  );
  stage.approve('u-kgj', days.earlier(days.ago(6), days.workday(due, -18)), '同意。');
  stage.changeDeadline(
    days.workday(due, -15),
    days.workday(due, 9),
    '省应急演练与本项时间冲突，经区领导同意延至十二月上旬。',
  );
  stage.report('u-yjj', days.workday(due, -6), {
    progress: '演练方案已会商，参演单位十二家。',
    nextStep: '十二月上旬实施。',
  });
  stage.submit('u-yjj', days.workday(due, 7), '演练于十二月上旬完成，十二家单位参加，七处弱点全部整改。');
  stage.approve('u-yjj', days.workday(due, 8), '同意办结。');
}

/** Everybody's row at the end of the year. */
function assessment(stage: Stage): void {
  const { days } = stage;
  stage.signAll({ 'u-bs': 3 });
  for (const quarter of [1, 2, 3])
    stage.report(
      'u-zsj',
      days.workday(`${stage.due.slice(0, 4)}-${String(quarter * 3 + 1).padStart(2, '0')}-10`, 1),
      {
        progress: `第${['一', '二', '三'][quarter - 1]}季度通报已印发，逐项列明进展、逾期和退回情况。`,
        nextStep: '下季度首月印发。',
      },
    );
  for (const [n, unit] of stage.supporting.slice(0, 12).entries())
    stage.part(unit, days.ago(3 + (n % 6)), '本单位年度自查表已填报。');
}
