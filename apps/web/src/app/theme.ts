import type { ThemeConfig } from 'antd';

/** The colours of the house. Text colours reach WCAG AA (4.5 : 1) on `card` and on `ground`. */
export const palette = {
  navy: '#12304f',
  accent: '#1f5fbf',
  ink: '#22282f',
  quiet: '#5c6067',
  ground: '#f5f4f1',
  card: '#ffffff',
  line: '#e4e1da',
  danger: '#b3261e',
} as const;

const fontFamily =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Source Han Sans SC", system-ui, -apple-system, "Segoe UI", sans-serif';

/** Restrained and official: one accent, warm greys, dense tables, 14 px base. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: palette.accent,
    colorInfo: palette.accent,
    colorLink: palette.accent,
    colorError: palette.danger,
    colorText: palette.ink,
    colorTextSecondary: palette.quiet,
    colorTextDescription: palette.quiet,
    colorTextPlaceholder: '#6f737a',
    colorBgLayout: palette.ground,
    colorBorder: '#cdc9c0',
    colorBorderSecondary: palette.line,
    borderRadius: 6,
    fontFamily,
    fontSize: 14,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Table: { headerBg: '#faf9f7', headerColor: palette.quiet, cellPaddingBlock: 10, cellPaddingInline: 12 },
    Tabs: { horizontalItemPadding: '8px 2px', horizontalItemGutter: 24 },
    Button: { primaryShadow: 'none', defaultShadow: 'none' },
    Drawer: { paddingLG: 20 },
  },
};
