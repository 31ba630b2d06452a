/** All that can be done by mail, in the order in which it is asked. Does nothing by itself. */
import type { MailDoor } from './door.ts'
import { amendDoor } from './doors-amendments.ts'
import { voteDoor } from './doors-ballots.ts'
import { positionDoor } from './doors-calls.ts'
import { interestDoor } from './doors-interest.ts'
import { mailingDoor } from './doors-mailings.ts'
import { secondDoor } from './doors-seconds.ts'
import { helpDoor, statusDoor } from './doors-status.ts'
import { wordDoor } from './doors-words.ts'

const ACTING: readonly MailDoor[] = [
  positionDoor,
  wordDoor,
  voteDoor,
  secondDoor,
  amendDoor,
  statusDoor,
  mailingDoor,
  interestDoor,
]

export const MAIL_DOORS: readonly MailDoor[] = [...ACTING, helpDoor(ACTING)]
