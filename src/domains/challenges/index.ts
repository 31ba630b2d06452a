/** The door of `challenges` for the composition. */
import './words.ts'

export { CHALLENGE_ACTS } from './acts.ts'
export { challengeFacts } from './facts.ts'
export { challengeRoutes } from './routes.tsx'
export { challengeSections, challengesOfCall } from './sections.tsx'
export { CHALLENGE_TABLES } from './store.ts'
