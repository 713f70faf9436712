import { metricsAccess } from '@/lib/auth/metrics-access';
import { writePrometheusMetrics } from '@/lib/health/prometheus-metrics';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'metrics',
  authenticate: metricsAccess,
  input: nothing,
  async do() {
    const { text, type } = await writePrometheusMetrics();
    return { body: null, raw: text, headers: { 'Content-Type': type } };
  },
  answer: null,
});
