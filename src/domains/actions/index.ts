/** The door of `actions` for later domains and for the composition. */
import './words.ts'

export { ACTION_ACTS } from './acts.ts'
export * from './action.ts'
export { actionsForAgenda, type ActionsForAgenda } from './agenda.ts'
export { explain as explainAction } from './explain.ts'
export { actionFacts } from './facts.ts'
export { placeAt as actionPlaceAt, type Place as ActionPlace } from './ground.ts'
export { actionDoors } from './jobs.ts'
export { linesOf as actionLinesOf, sceneFor as actionScene } from './load.ts'
export { doneDoor } from './mail-door.ts'
export { mineOf } from './mine.ts'
export { actionNews } from './news.ts'
export { owedActions } from './owed.ts'
export { ActionLine, ActionList } from './parts.tsx'
export { actionRoutes } from './routes.tsx'
export { mayMake as mayMakeAction, type ActionRefusal, type Ground } from './rules.ts'
export { actionBodySections, actionSections } from './sections.tsx'
export { actionsOfCall, actionsOfOutcome, actionsOfThing } from './sections-things.tsx'
export type { Line as ActionShownLine, Scene as ActionScene } from './shown.ts'
export { EARLIER_SOURCES, type SourceHere, type SourceProvider } from './sources.ts'
export {
  acceptAction,
  declineAction,
  dropAction,
  finishAction,
  handOnAction,
  makeAction,
  type ActionTyped,
  type OwnerTyped,
  type Step as ActionStep,
} from './steps.ts'
export { ACTION_TABLES, actionsWhere, findAction, type ActionsAsked } from './store.ts'
export { actionThings } from './things.ts'
