import { exportRow, hostileTexts, Kept } from './export-rows.spec-kit.js';
import { writeCsv } from './write-csv.js';

async function written(rows: Parameters<typeof writeCsv>[0], language: 'zh' | 'en' = 'zh'): Promise<string> {
  const sink = new Kept();
  await writeCsv(rows, { language }, sink);
  return sink.bytes.toString('utf8');
}

describe('clean export as lines', () => {
  it('begins with the byte order mark and the header, and quotes every text', async () => {
    const text = await written([exportRow(1, { note: '含"引号"，\n换行', daysLate: 3 })]);
    const [header, ...lines] = text.split('\r\n');
    expect(header).toBe(
      '\uFEFF"序号","板块","事项","举措","牵头","配合","责任","审核","完成时限","状态","灯","进展","办结日期","逾期天数","备注"',
    );
    expect(lines).toEqual([
      '1,"一、优化服务","1．推进事项","第1项举措","区政数局","区财政局、区教育局","","区政府办","2026-12-31","办理中","绿灯","已完成方案","",3,"含""引号""，\n换行"',
      '',
    ]);
    expect(await written([], 'en')).toContain('"Due","Status","Light"');
  });

  it.each(hostileTexts)('puts an apostrophe before %j', async (measure) => {
    const text = await written([exportRow(1, { measure })]);
    expect(text).toContain(`"'${measure.replace('\r', '\n').replaceAll('"', '""')}"`);
  });

  it('leaves harmless texts and bidirectional signs alone', async () => {
    const text = await written([exportRow(1, { measure: '甲=乙', note: '\u202b丙\u202c' })]);
    expect(text).toContain('"甲=乙"');
    expect(text).toContain('"\u202b丙\u202c"');
    expect(text).not.toContain("'");
  });

  it('streams 20,000 rows', async () => {
    function* rows(): Generator<ReturnType<typeof exportRow>> {
      for (let no = 1; no <= 20_000; no += 1) yield exportRow(no);
    }
    const sink = new Kept();
    expect(await writeCsv(rows(), { language: 'zh' }, sink)).toEqual({ rows: 20_000 });
    expect(sink.bytes.toString('utf8').split('\r\n')).toHaveLength(20_002);
  });
});
