/** How often a race is run. `RACES=200` for a long run; each order of two writers comes up within a few dozen. */
export const RACES = Number(process.env['RACES'] ?? 40);
