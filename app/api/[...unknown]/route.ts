import { anyone } from '@/lib/auth/cron-access';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { AppError } from '@/lib/kernel/app-error';

/** Every address of the API that leads nowhere says so in the API's own words. */
const nowhere = defineRoute({
  name: 'nowhere',
  who: anyone,
  input: nothing,
  do: () => Promise.reject(new AppError('not_found')),
  answer: null,
});

export { nowhere as DELETE, nowhere as GET, nowhere as PATCH, nowhere as POST, nowhere as PUT };
