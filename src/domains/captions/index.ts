/** The door of `captions` for later domains and for the composition. */
import './words.ts'

export { CAPTION_ACTS } from './acts.ts'
export * from './caption.ts'
export { linesOfMeeting } from './load.ts'
export { captionsPart } from './room-part.tsx'
export { captionRoutes } from './routes.tsx'
export { nameScribe } from './steps-scribes.ts'
export { writeCaptions } from './steps.ts'
export { pushesOf } from './store.ts'
export { CAPTION_TABLES } from './tables.ts'
