/** The door of `tallies` for the composition. */
import './words.ts'

export { TALLY_ACTS } from './acts.ts'
export { tallyDoors } from './jobs.ts'
export { tallyRoutes } from './routes.tsx'
export { numbersOfText, tallySections } from './sections.tsx'
