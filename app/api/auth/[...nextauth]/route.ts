import { handleSession } from '@/lib/auth/staff-session';

export const GET = handleSession;
export const POST = handleSession;
