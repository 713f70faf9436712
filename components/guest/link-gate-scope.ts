/** In place of a guest's scope: the page tells that their stay has ended. */
export const ENDED = 'ended';
