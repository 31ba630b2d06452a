/** The door of `mailings` for later domains and for the composition. */
import './words.ts'

export { mailingDoors } from './doors.ts'
export { sendAtOnce, type Mailing } from './fan-out.ts'
export { listAddress, readListLocal } from './list-address.ts'
export { type Checkpoint } from './morning-mail.ts'
export { sendMornings, type Mornings } from './mornings.ts'
export { CHOICES_MAX, EVERYWHERE, placeKey } from './pace.ts'
export type { Need, NeedsOf, Pace, PlaceKey } from './pace.ts'
export { mailingRoutes } from './routes.tsx'
export { mailingBodySections, mailingOf, mailingSections } from './sections.tsx'
export { chooseFor, choicesOf } from './store-choices.ts'
export { mailingThings } from './things.ts'
