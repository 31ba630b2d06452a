/** The door of `guides`: what later domains and the composition join it from. */
import './words.ts'

export { freeLanguages } from './active.ts'
export { GUIDE_ACTS } from './acts.ts'
export { QUESTIONS } from './guide.ts'
export { guideRoutes } from './routes.tsx'
export { GUIDE_TABLES } from './store-guides.ts'
export { guideThings } from './things.ts'
export { guidedWords } from './words-private.ts'
