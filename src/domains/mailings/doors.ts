/** The clock's doors of mailings: what was said goes out each minute, mornings when they come. */
import { everyMinute, type ClockDoor } from '../../platform/jobs/index.ts'
import { sendAsked, type AskingMailing } from './asking.ts'
import { sendAtOnce } from './fan-out.ts'
import { sendMornings, type Mornings } from './mornings.ts'

export const mailingDoors = (mornings: Mornings & AskingMailing): readonly ClockDoor[] => [
  everyMinute('send what was said', () => sendAtOnce(mornings)),
  everyMinute('tell who is asked', () => sendAsked(mornings)),
  everyMinute('send the mail of the day', () => sendMornings(mornings)),
]
