/** What two public parsers make of a calendar: its hours. For tests only; neither of them ships. */
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'

const MINUTE = 60_000

export type Hours = readonly { readonly at: number; readonly minutes: number }[]

export const sorted = (hours: Hours) =>
  hours.toSorted((one, other) => one.at - other.at || one.minutes - other.minutes)

/** By the zones that the file itself brings. */
export function byIcalJs(file: string): Hours {
  const calendar = new ICAL.Component(ICAL.parse(file))
  const service = ICAL.TimezoneService
  service.reset()
  for (const zone of calendar.getAllSubcomponents('vtimezone')) service.register(zone)
  const all = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  const parts = all.filter((one) => one.isRecurrenceException())
  return sorted(
    all
      .filter((one) => !one.isRecurrenceException())
      .flatMap((event) => {
        const own = parts.filter(({ uid }) => uid === event.uid)
        return expanded(event, own)
      }),
  )
}

function expanded(event: ICAL.Event, parts: readonly ICAL.Event[]): Hours {
  if (event.component.getFirstPropertyValue('status') === 'CANCELLED') return []
  if (!event.isRecurring()) return [hoursOf(event.startDate, event)]
  for (const part of parts) event.relateException(part)
  const found: { at: number; minutes: number }[] = []
  const iterator = event.iterator()
  for (let next = iterator.next(); next as unknown; next = iterator.next()) {
    const { startDate, item } = event.getOccurrenceDetails(next)
    found.push(hoursOf(startDate, item))
  }
  return found
}

/** Its own end is a wall time, which is an hour off in the night when the clocks turn back. */
const hoursOf = (starts: ICAL.Time, { duration }: ICAL.Event) => ({
  at: starts.toUnixTime() * 1_000,
  minutes: duration.toSeconds() / 60,
})

/** By zones of its own. */
export function byNodeIcal(file: string): Hours {
  const all = Object.values(nodeIcal.sync.parseICS(file))
  return sorted(
    all.flatMap((one) => {
      if (one?.type !== 'VEVENT' || one.status === 'CANCELLED') return []
      const span = { from: new Date('2026-01-01'), to: new Date('2037-01-01') }
      return nodeIcal.expandRecurringEvent(one, span).map(({ start, end }) => ({
        at: start.getTime(),
        minutes: (end.getTime() - start.getTime()) / MINUTE,
      }))
    }),
  )
}
