import { refuseSessionFaults } from '@/lib/auth/refuse-session-faults';
import { handleSession } from '@/lib/auth/staff-session';

const answer = refuseSessionFaults(handleSession);

export const GET = answer;
export const POST = answer;
