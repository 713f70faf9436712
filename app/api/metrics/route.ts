import { metricsAccess } from '@/lib/auth/metrics-access';
import { tellPrometheus } from '@/lib/health/tell-prometheus';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';

export const GET = defineRoute({
  name: 'metrics',
  who: metricsAccess,
  input: nothing,
  async do() {
    const { text, type } = await tellPrometheus();
    return { body: null, raw: text, headers: { 'Content-Type': type } };
  },
  answer: null,
});
