/** The way from what was found to a series of meetings: its form, filled in. Saves nothing. */
import { toLocal } from '../../platform/languages/index.ts'
import { hostOf, placeOf, type Hosting } from '../meetings/index.ts'
import type { Found } from './shown.ts'

const two = (value: number) => String(value).padStart(2, '0')

/** `07:30`, as forms write it. */
export const clockTime = (minute: number): string =>
  `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** Absent where nobody's meetings are planned. */
export function planHref({ columns, pattern }: Found, hosting: Hosting | undefined) {
  const proposal = columns.at(-1)?.proposal
  const [first] = proposal?.starts ?? []
  if (!hosting || !proposal || first === undefined) return undefined
  const query = new URLSearchParams({
    [hostOf(hosting).kind]: placeOf(hosting).slug,
    from: toLocal(first, pattern.zone).slice(0, 10),
    slots: proposal.slots.map((minute) => `${clockTime(minute)}@${pattern.zone}`).join(','),
    minutes: String(pattern.minutes),
    repeats: pattern.times > 1 ? 'weekly' : 'once',
    every: '1',
    count: String(pattern.times),
  })
  return `/meetings/new?${query.toString()}`
}
