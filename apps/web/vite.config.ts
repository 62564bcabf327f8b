import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/** Where `vite dev` finds the API; the built pages are served by the API itself. */
const apiUrl = process.env['TAIZHANG_API_URL'] ?? 'http://127.0.0.1:8080';

const vendorGroups = [
  { name: 'antd', test: /node_modules\/(antd|@ant-design|@rc-component|rc-)/ },
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // `#domain` and `#contract` resolve to their sources, as everywhere in the house.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  server: { proxy: { '/api': apiUrl } },
  build: {
    outDir: path.resolve(import.meta.dirname, '../../dist/web'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 1_300,
    rolldownOptions: { output: { codeSplitting: { groups: vendorGroups } } },
  },
});
