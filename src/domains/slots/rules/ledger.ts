/** What meetings cost those who are invited: minutes outside their day, added up. Pure. */
import { after, days, type Instant } from '../../../platform/values.ts'
import { minutesOutside } from './nights.ts'
import { offsetsOf } from './offsets.ts'

export type Held = { readonly starts: Instant; readonly minutes: number }

/** How long one meeting is outside the day of somebody who lives by the clocks of a zone. */
export function nightIn(zone: string, { starts, minutes }: Held): number {
  const offsets = offsetsOf(zone, after(starts, days(-2)), after(starts, days(9)))
  return minutesOutside(offsets, starts, minutes)
}

/** The mean of people in these zones, one for each of them; nothing where there are none. */
export function meanNight(zones: readonly string[], meeting: Held): number | undefined {
  if (zones.length === 0) return undefined
  const byZone = new Map<string, number>()
  let sum = 0
  for (const zone of zones) {
    const night = byZone.get(zone) ?? nightIn(zone, meeting)
    byZone.set(zone, night)
    sum += night
  }
  return sum / zones.length
}

/** One meeting and one group that is told of. */
export type LedgerLine = {
  readonly meeting: string
  readonly starts: Instant
  readonly minutes: number
  readonly isComing: boolean
  readonly region: string | undefined
  readonly people: number
  /** Whether these are who came, or who was invited, where nobody took down who came. */
  readonly by: 'came' | 'invited'
  /** The mean of these people. */
  readonly outside: number
}

/** What somebody of a region bears who is counted in all of its meetings. */
export type RegionSum = {
  readonly region: string | undefined
  /** The most that were counted in one meeting. */
  readonly people: number
  readonly meetings: number
  readonly borne: number
  readonly coming: number
}

/** In the order of regions; those who said none come last. */
export function sumsOf(lines: readonly LedgerLine[]): readonly RegionSum[] {
  const regions = [...new Set(lines.map(({ region }) => region ?? ''))]
  return regions
    .toSorted((one, other) => +(one === '') - +(other === '') || (one < other ? -1 : 1))
    .map((key) => {
      const own = lines.filter(({ region }) => (region ?? '') === key)
      const sum = (isComing: boolean) =>
        own.reduce((all, line) => all + (line.isComing === isComing ? line.outside : 0), 0)
      return {
        region: key === '' ? undefined : key,
        people: own.reduce((most, { people }) => Math.max(most, people), 0),
        meetings: own.length,
        borne: sum(false),
        coming: sum(true),
      }
    })
}
