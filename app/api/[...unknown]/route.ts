import { anyone } from '@/lib/auth/anyone';
import { defineRoute } from '@/lib/http/define-route';
import { nothing } from '@/lib/http/read-input';
import { AppError } from '@/lib/kernel/app-error';

const answer = defineRoute({
  name: 'nowhere',
  authenticate: anyone,
  input: nothing,
  do: () => Promise.reject(new AppError('not_found')),
  answer: null,
});

/** Answers every unknown address of the API with a `not_found` problem instead of an HTML page. */
const nowhere = (request: Request) => answer(request, { params: Promise.resolve({}) });

export { nowhere as DELETE, nowhere as GET, nowhere as PATCH, nowhere as POST, nowhere as PUT };
