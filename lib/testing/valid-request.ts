import type { BookingStatus } from '@/lib/contract/hotel';
import type { Asked } from '@/lib/testing/call-route';
import type { Scenario } from '@/lib/testing/scenario';

export type GoodRequest = Readonly<{
  /** Whom it opens to. A file has one door for both sides; `anyone` still has to bring a secret, `everybody` nothing. */
  to:
    | 'guest'
    | 'desk'
    | 'admin'
    | 'integration'
    | 'owner'
    | 'file'
    | 'scheduler'
    | 'qstash'
    | 'scraper'
    | 'anyone'
    | 'everybody';
  asked?: (scenario: Scenario) => Asked | Promise<Asked>;
  /** For what opens to anyone: the same with a secret that is none. */
  wrong?: Asked;
  /** Of the stay, where it must not be in house. */
  status?: BookingStatus;
  /** Names no hotel and tells whoever is signed in of themselves: staff of another hotel too. */
  isAboutCaller?: true;
  /** Instead of the guest's own message, what the desk answered. */
  isAboutAnswer?: true;
  /** Why it cannot be shown to open here, and where it is. */
  shownIn?: string;
}>;

type Ask = GoodRequest['asked'];
export const guest = (asked?: Ask): GoodRequest => ({ to: 'guest', ...(asked && { asked }) });
export const desk = (asked?: Ask): GoodRequest => ({ to: 'desk', ...(asked && { asked }) });
export const owner = (asked?: Ask): GoodRequest => ({ to: 'owner', ...(asked && { asked }) });
export const admin = (asked?: Ask): GoodRequest => ({ to: 'admin', ...(asked && { asked }) });
