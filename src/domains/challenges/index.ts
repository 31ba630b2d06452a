/** The door of `challenges` for later domains and for the composition. */
import './words.ts'

export { CHALLENGE_ACTS } from './acts.ts'
export { phaseOf, type Challenge } from './challenge.ts'
export { challengeFacts } from './facts.ts'
export { challengeRoutes } from './routes.tsx'
export { challengeSections, challengesOfCall } from './sections.tsx'
export { CHALLENGE_TABLES, challengesOf } from './store.ts'
export { challengeThings, type Thing } from './things.ts'
