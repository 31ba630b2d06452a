/** The door of `hums` for later domains and for the composition. */
import './words.ts'

export { HUM_ACTS } from './acts.ts'
export * from './hum.ts'
export { humsInRoom } from './part.tsx'
export { humRoutes } from './routes.tsx'
export { askHum, closeHum } from './steps.ts'
export { answerHum, countForHub, enterAnswer } from './steps-answers.ts'
export { humsOf } from './store.ts'
export { HUM_TABLES } from './tables.ts'
