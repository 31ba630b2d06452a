/** The clock's doors of mailings: what was said goes out each minute, mornings when they come. */
import { everyMinute, type ClockDoor } from '../../platform/jobs/index.ts'
import { sendAtOnce } from './fan-out.ts'
import { sendMornings, type Mornings } from './mornings.ts'

export const mailingDoors = (mornings: Mornings): readonly ClockDoor[] => [
  everyMinute('send what was said', () => sendAtOnce(mornings)),
  everyMinute('send the mail of the day', () => sendMornings(mornings)),
]
