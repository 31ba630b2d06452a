/** The door of `proceedings` for later domains and for the composition. */
import './words.ts'

export { PROCEEDINGS_ACTS } from './acts.ts'
export type { PartShown, PartTools, ProceedingsPart, ProceedingsScene } from './part.ts'
export { cycleRoutes } from './routes-cycle.tsx'
export { printRoutes } from './routes-print.ts'
export { proceedingsRoutes, type ProceedingsTools } from './routes.tsx'
export { proceedingsOfCycle, proceedingsOfThing } from './sections.tsx'
export { proceedingsBodySections, proceedingsSections } from './sections-hosts.tsx'
export { sumUp, type SummaryTyped } from './steps.ts'
export { PROCEEDINGS_TABLES } from './store.ts'
export type { Summary } from './summary.ts'
