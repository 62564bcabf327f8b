import { App as AntdApp, ConfigProvider } from 'antd';
import enUs from 'antd/locale/en_US';
import zhCn from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { i18n } from 'i18next';
import { useEffect } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { QueryClient } from '@tanstack/react-query';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setSpokenLanguage } from '../api/client.js';
import { useLanguage } from './i18n/language.js';
import type { createAppRouter } from './router.js';
import { theme } from './theme.js';

export interface AppProps {
  translations: i18n;
  queries: QueryClient;
  router: ReturnType<typeof createAppRouter>;
}

/** Everything that every page shares: words, data, looks and addresses. */
export function App({ translations, queries, router }: AppProps) {
  return (
    <I18nextProvider i18n={translations}>
      <QueryClientProvider client={queries}>
        <Look router={router} />
      </QueryClientProvider>
    </I18nextProvider>
  );
}

function Look({ router }: Pick<AppProps, 'router'>) {
  const { language } = useLanguage();
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    setSpokenLanguage(language);
  }, [language]);
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCn : enUs}
      button={{ autoInsertSpace: false }}
    >
      <AntdApp message={{ maxCount: 3 }}>
        <RouterProvider router={router} />
      </AntdApp>
    </ConfigProvider>
  );
}
