/** What dockets add to the page of their process: what is asked now, and the list of them. */
import type { Clock } from '../../platform/clock.ts'
import type { Read } from '../../platform/db/index.ts'
import { Item, Kept, TimeLeft, useReader } from '../../platform/html/index.ts'
import type { Process, SectionProvider } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { linesOf, type DocketLine } from './load.ts'
import { commentWindows, mayDraft } from './rules/dockets.ts'
import { docketsOf } from './store/dockets.ts'
import { DocketsSection } from './views/list.tsx'

/** Among the sections of other domains: after the texts, before calls. */
const ORDER = 30

export const docketSections = (clock: Clock): readonly SectionProvider[] => [
  {
    place: 'process.now',
    order: ORDER,
    async render(read, process) {
      if (process.reported) return undefined
      const lines = await linesIn(read, process, clock)
      const open = lines.filter(({ phase }) => phase === 'open')
      if (open.length === 0) return undefined
      return (
        <Kept of={process} as="dockets now">
          <OpenNow lines={open} />
        </Kept>
      )
    },
  },
  {
    place: 'process.main',
    order: ORDER,
    async render(read, process, viewer) {
      const template = await templateOf(read, process.pin)
      const by = { kind: 'person', actor: viewer } as const
      const drafts = commentWindows(template).some(({ kind }) => {
        const may = mayDraft(process, kind, { template, by })
        return may.ok || may.refusal.kind === 'permanence-unread'
      })
      // Whoever may open a draft finds it here; for others it asks nothing yet.
      const lines = await linesIn(read, process, clock, drafts)
      if (lines.length === 0 && !drafts) return undefined
      return (
        <Kept of={process} as={`dockets ${drafts}`}>
          <DocketsSection lines={lines} slug={process.slug} drafts={drafts} />
        </Kept>
      )
    },
  },
]

async function linesIn(
  read: Read,
  process: Process,
  clock: Clock,
  drafts = false,
): Promise<readonly DocketLine[]> {
  const dockets = await docketsOf(read, process.id)
  const shown = dockets.filter(({ state }) => drafts || state.kind !== 'draft')
  return linesOf(read, shown, clock.now())
}

function OpenNow({ lines }: { readonly lines: readonly DocketLine[] }) {
  const { t } = useReader()
  return (
    <>
      {lines.map(({ docket, title, closes }) => (
        <Item
          title={t('dockets.things.comment', { title })}
          href={`/dockets/${docket.id}`}
          tag={closes !== undefined && <TimeLeft until={closes} />}
        />
      ))}
    </>
  )
}
