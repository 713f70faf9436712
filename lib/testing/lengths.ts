/** How often a race is run. Use `RACES=200` for a long run; each order of two writers occurs within a few dozen. */
export const RACES = Number(process.env['RACES'] ?? 40);
