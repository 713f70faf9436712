import { anyone } from '@/lib/auth/anyone';
import { clientAddress } from '@/lib/auth/client-address';
import { signInForApi } from '@/lib/auth/sign-in-for-api';
import { loginReplySchema, loginSchema } from '@/lib/contract/chat';
import { defineRoute } from '@/lib/http/define-route';
import { json } from '@/lib/http/read-input';

export const POST = defineRoute({
  name: 'staff.login',
  authenticate: anyone,
  input: json(loginSchema),
  do: async ({ input, request, requestId }) => ({
    body: await signInForApi(input, clientAddress(request.headers), requestId),
  }),
  answer: loginReplySchema,
});
