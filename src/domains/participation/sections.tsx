/** What participation adds beside a process: its table, and whether it is what it says. */
import { Kept } from '../../platform/html/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { SectionProvider } from '../processes/index.ts'
import { loadAudit, loadSeats } from './load.ts'
import { AuditAside } from './views/audit.tsx'
import { SeatsAside } from './views/seats.tsx'

/** Among the sections of other domains: the table first, then the audit. */
const ORDER = { seats: 50, audit: 60 } as const

export const participationSections = (clock: Clock): readonly SectionProvider[] => [
  {
    place: 'process.aside',
    order: ORDER.seats,
    async render(read, process) {
      const shown = await loadSeats(read, process, clock.now())
      if (!shown) return undefined
      return (
        <Kept of={process} as="seats">
          <SeatsAside shown={shown} slug={process.slug} />
        </Kept>
      )
    },
  },
  {
    place: 'process.aside',
    order: ORDER.audit,
    async render(read, process) {
      const shown = await loadAudit({ read, now: clock.now(), viewer: undefined }, process)
      return (
        <Kept of={process} as="audit">
          <AuditAside shown={shown} />
        </Kept>
      )
    },
  },
]
