/** The door of `desk`: what the composition joins it from. */
import './words.ts'

export { deskRoutes, type DeskTools } from './routes.tsx'
export { staleTranslations } from './stale.ts'
export type { OpenThings, OwedThings, Thing } from './thing.ts'
