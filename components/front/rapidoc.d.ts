/** Defines a custom element and exports nothing. */
declare module 'rapidoc';
