// What the sample papers say, apart from how they are laid out. The district, its offices and its tasks are invented.
// Assignments read `role mode kind name`; `-` stands for no mode. Deadlines read as the day, or as their kind.

/** Sections, items, a lead over a block of rows and a deadline over an item: for a document with merged cells. */
export const merged = {
  title: '望溪区2026年社区服务提升重点任务台账',
  year: 2026,
  rows: [
    {
      section: ['一', '完善服务网络'],
      item: [1, '新建社区食堂'],
      content: '在临河、松园两个片区各建一处社区食堂，\n面积不少于二百平方米。',
      lead: '区民政局',
      other: '区市场监管局、临河街道按职责分工负责',
      deadlineText: '2026年9月底前',
      assignments: [
        'lead - unit 区民政局',
        'responsible by-duty unit 区市场监管局',
        'responsible by-duty unit 临河街道',
      ],
      deadline: '2026-09-30',
    },
    {
      section: ['一', '完善服务网络'],
      item: [1, '新建社区食堂'],
      content: '公布菜价和补贴办法，每月张贴收支。',
      lead: '区民政局',
      other: '各街道',
      deadlineText: '',
      assignments: ['lead - unit 区民政局', 'responsible - group 各街道'],
      deadline: 'missing',
      inherited: 1,
    },
    {
      section: ['一', '完善服务网络'],
      item: [2, '更新健身器材'],
      content: '更换超过使用年限的器材，并贴上维修电话。',
      lead: '区民政局',
      other: '区文旅体局',
      deadlineText: '2026年6月30日前',
      assignments: ['lead - unit 区民政局', 'responsible - unit 区文旅体局'],
      deadline: '2026-06-30',
    },
    {
      section: ['二', '方便居民办事'],
      item: [3, '设立帮办窗口'],
      content: '在每个社区设一个帮办窗口，替老人代办十类事项。',
      lead: '区政数局',
      other: '各街道',
      deadlineText: '长期坚持',
      assignments: ['lead - unit 区政数局', 'responsible - group 各街道'],
      deadline: 'ongoing',
    },
    {
      section: ['二', '方便居民办事'],
      item: [4, '压缩等候时间'],
      content: '推行预约办理，平均等候压缩至十分钟以内。',
      lead: '区政数局',
      other: '区人社局、区医保局',
      deadlineText: '2026年12月底前',
      assignments: [
        'lead - unit 区政数局',
        'responsible joint unit 区人社局',
        'responsible joint unit 区医保局',
      ],
      deadline: '2026-12-31',
    },
  ],
};

/** Lead and supporting units under one merged header, sections over the whole width, in two tables. */
export const twoRowHeader = {
  title: '望溪区2026年水环境治理任务分解表',
  year: 2026,
  rows: [
    {
      section: ['一', '河道整治'],
      item: [1, null],
      content: '清淤疏浚松溪河下游三公里',
      lead: '区水务局',
      support: '区财政局、松园街道',
      deadlineText: '5月底前',
      note: '汛前完成',
      assignments: ['lead - unit 区水务局', 'support - unit 区财政局', 'support - unit 松园街道'],
      deadline: '2026-05-31',
    },
    {
      section: ['一', '河道整治'],
      item: [2, null],
      content: '拆除沿河违章建筑并复绿',
      lead: '区城管局、区自然资源局',
      support: '各街道',
      deadlineText: '2026年10月底前',
      note: '',
      assignments: ['lead joint unit 区城管局', 'lead joint unit 区自然资源局', 'support - group 各街道'],
      deadline: '2026-10-31',
    },
    {
      section: ['二', '管网改造'],
      item: [3, null],
      content: '排查老旧小区雨污混接点',
      lead: '区住建局',
      support: '',
      deadlineText: '3月-6月',
      note: '',
      assignments: ['lead - unit 区住建局'],
      deadline: 'range 2026-03-01 2026-06-30',
    },
    {
      section: ['二', '管网改造'],
      item: [4, null],
      content: '改造混接点并建立养护记录',
      lead: '区住建局',
      support: '区水务局',
      deadlineText: '2026年11月底前',
      note: '分两批',
      assignments: ['lead - unit 区住建局', 'support - unit 区水务局'],
      deadline: '2026-11-30',
    },
  ],
};

/** Real dates, hidden rows, several sheets. */
export const sheets = {
  title: '望溪区2026年安全生产整治清单',
  year: 2026,
  rows: [
    {
      section: [null, '消防安全'],
      item: [1, null],
      content: '检查高层住宅消防通道',
      unit: '区消防救援大队牵头，各街道配合',
      date: '2026-04-30',
      format: 'yyyy"年"m"月"d"日"',
      deadlineText: '2026年4月30日',
      assignments: ['lead - unit 区消防救援大队', 'support - group 各街道'],
      deadline: '2026-04-30',
    },
    {
      section: [null, '消防安全'],
      item: [2, null],
      content: '为独居老人安装烟感报警器',
      unit: '区民政局负责',
      date: '2026-08-31',
      format: 'yyyy"年"m"月"',
      deadlineText: '2026年8月',
      assignments: ['responsible - unit 区民政局'],
      deadline: '2026-08-31',
      hidden: true,
    },
    {
      section: [null, '燃气安全'],
      item: [3, null],
      content: '更换餐饮场所老化软管',
      unit: '区城管局、区商务局按职责分工负责',
      date: '2026-06-30',
      format: 'yyyy-mm-dd',
      deadlineText: '2026-06-30',
      assignments: ['responsible by-duty unit 区城管局', 'responsible by-duty unit 区商务局'],
      deadline: '2026-06-30',
    },
    {
      section: [null, '燃气安全'],
      item: [4, null],
      content: '公布举报电话并及时回复',
      unit: '区应急局',
      deadlineText: '常态化推进',
      assignments: ['responsible - unit 区应急局'],
      deadline: 'ongoing',
    },
  ],
};

/** The deadline before the units, a leader beside them, no section: for an old workbook. */
export const leaders = {
  title: '望溪中学2026年重点工作责任分工表',
  year: 2026,
  rows: [
    {
      section: [null, null],
      item: [1, '校园建设'],
      content: '改造实验楼二层通风设备',
      deadlineText: '8月底前',
      leader: '陈明',
      unit: '总务处、教务处',
      assignments: ['responsible joint unit 总务处', 'responsible joint unit 教务处'],
      deadline: '2026-08-31',
    },
    {
      section: [null, null],
      item: [2, '教师培训'],
      content: '组织新教师跟岗并逐人点评',
      deadlineText: '9月、12月',
      leader: '何静',
      unit: '教务处',
      assignments: ['responsible - unit 教务处'],
      deadline: 'multi 2026-09-30 2026-12-31',
    },
    {
      section: [null, null],
      item: [3, '家校沟通'],
      content: '每学期至少家访一次并留存记录',
      deadlineText: '2026年全年',
      leader: '何静',
      unit: '德育处牵头，各年级组配合',
      assignments: ['lead - unit 德育处', 'support - group 各年级组'],
      deadline: 'range 2026-01-01 2026-12-31',
    },
  ],
};

/** Every row whole, sections repeated, a cell with a line break: for a delimited text. */
export const delimited = {
  title: '望溪区2026年市容整治事项一览表',
  year: 2026,
  rows: [
    {
      section: [null, '道路'],
      item: [1, '人行道修复'],
      content: '修复破损人行道，\n更换松动的盲道砖',
      unit: '区城管局',
      support: '区残联',
      deadlineText: '2026年5月31日前',
      assignments: ['responsible - unit 区城管局', 'support - unit 区残联'],
      deadline: '2026-05-31',
    },
    {
      section: [null, '道路'],
      item: [2, '路灯补装'],
      content: '在背街小巷补装路灯“一百二十盏”',
      unit: '区城管局',
      support: '区供电公司、各街道',
      deadlineText: '2026年7月底前',
      assignments: ['responsible - unit 区城管局', 'support - unit 区供电公司', 'support - group 各街道'],
      deadline: '2026-07-31',
    },
    {
      section: [null, '集市'],
      item: [3, '早市规范'],
      content: '划定摊位,公示收费',
      unit: '区商务局、区市场监管局',
      support: '',
      deadlineText: '长期',
      assignments: ['responsible joint unit 区商务局', 'responsible joint unit 区市场监管局'],
      deadline: 'ongoing',
    },
  ],
};

/** Six cells a row, a paragraph each. */
export const blocks = {
  title: '望溪区2026年档案工作台账',
  year: 2026,
  rows: [
    {
      section: ['一', '收集整理'],
      item: [1, '接收到期档案'],
      content: '接收满十年的文书档案，逐卷核对目录。',
      unit: '区档案馆牵头，区政府各部门配合落实',
      deadlineText: '2026年8月底前',
      assignments: ['lead - unit 区档案馆', 'support - group 区政府各部门'],
      deadline: '2026-08-31',
    },
    {
      section: ['一', '收集整理'],
      item: [1, '接收到期档案'],
      content: '征集老照片和地方文献。',
      unit: '区档案馆、区文旅体局分别落实',
      deadlineText: '',
      assignments: ['responsible separately unit 区档案馆', 'responsible separately unit 区文旅体局'],
      deadline: 'missing',
      inherited: 1,
    },
    {
      section: ['二', '利用服务'],
      item: [2, '开放查档'],
      content: '周末开放查档窗口，当场答复。',
      unit: '区档案馆负责',
      deadlineText: '长期常态化',
      assignments: ['responsible - unit 区档案馆'],
      deadline: 'ongoing',
    },
  ],
};

/** No table: a bracket closes every numbered paragraph. */
export const paragraphs = {
  title: '望溪区2026年营商环境工作要点',
  year: 2026,
  rows: [
    {
      section: ['一', '优化准入'],
      item: [1, null],
      content: '推行开办企业一次办结，公布办事指南。',
      unit: '区政数局牵头，区市场监管局配合',
      deadlineText: '2026年6月底前',
      assignments: ['lead - unit 区政数局', 'support - unit 区市场监管局'],
      deadline: '2026-06-30',
    },
    {
      section: ['一', '优化准入'],
      item: [2, null],
      content: '清理重复提交的材料，列出清单。',
      unit: '区司法局、区政数局按职责分工负责',
      deadlineText: '2026年9月底前',
      assignments: ['responsible by-duty unit 区司法局', 'responsible by-duty unit 区政数局'],
      deadline: '2026-09-30',
    },
    {
      section: ['二', '降低成本'],
      item: [3, null],
      content: '梳理涉企收费并向社会公布。',
      unit: '区发改局负责',
      deadlineText: '长期坚持',
      assignments: ['responsible - unit 区发改局'],
      deadline: 'ongoing',
    },
  ],
};

/** Units and deadline in a bracket behind the task: for a table without columns for them. */
export const brackets = {
  title: '望溪区2026年绿化提升任务清单',
  year: 2026,
  rows: [
    {
      section: ['一', '增绿'],
      item: [1, null],
      content: '沿滨河路补种行道树三百株。',
      unit: '区林业局牵头，区城管局配合',
      deadlineText: '2026年4月底前完成',
      assignments: ['lead - unit 区林业局', 'support - unit 区城管局'],
      deadline: '2026-04-30',
    },
    {
      section: ['一', '增绿'],
      item: [2, null],
      content: '建成口袋公园两处。',
      unit: '区城管局负责',
      deadlineText: '2026年10月底前完成',
      assignments: ['responsible - unit 区城管局'],
      deadline: '2026-10-31',
    },
    {
      section: ['二', '护绿'],
      item: [3, null],
      content: '为古树名木建档挂牌。',
      unit: '区林业局、各街道按职责分工负责',
      deadlineText: '长期坚持',
      assignments: ['responsible by-duty unit 区林业局', 'responsible by-duty group 各街道'],
      deadline: 'ongoing',
    },
  ],
};
