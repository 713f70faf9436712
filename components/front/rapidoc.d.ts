/** Defines its own element and exports nothing. */
declare module 'rapidoc';
