/** All that can be done by mail, in the order in which it is asked. Does nothing by itself. */
import type { MailDoor } from './door.ts'

export const MAIL_DOORS: readonly MailDoor[] = []
