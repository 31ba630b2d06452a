/** What actions add to the pages of processes and bodies: what is open there, by its day. */
import type { Read } from '../../platform/db/index.ts'
import { Kept, Link, List, Meta, Section, useReader } from '../../platform/html/index.ts'
import type { BodySectionProvider } from '../bodies/index.ts'
import type { SectionProvider } from '../processes/index.ts'
import { type Host, hostKey } from '../processes/index.ts'
import { isOverdue, type Action } from './action.ts'
import { sceneFor } from './load.ts'
import { ActionLine } from './parts.tsx'
import type { Scene } from './shown.ts'
import { openIn } from './store.ts'

/** Before what is talked about. */
const ORDER = 54
/** The others are one link away. */
const SHOWN = 5

export const actionSections: readonly SectionProvider[] = [
  {
    place: 'process.main',
    order: ORDER,
    async render(read, process) {
      if (process.reported) return undefined
      const host = { kind: 'process', process: process.id } as const
      const shown = await shownOf(read, host)
      return (
        <Kept of={process} as="actions">
          <OfHost shown={shown} host={`process=${process.slug}`} />
        </Kept>
      )
    },
  },
]

export const actionBodySections: readonly BodySectionProvider[] = [
  {
    place: 'body.meetings',
    order: ORDER,
    async render(read, { id, slug }) {
      const shown = await shownOf(read, { kind: 'body', body: id })
      return <OfHost shown={shown} host={`body=${slug}`} />
    },
  },
]

type Shown = { readonly scene: Scene; readonly open: readonly Action[] }

async function shownOf(read: Read, host: Host): Promise<Shown> {
  const open = await openIn(read, hostKey(host))
  return { scene: await sceneFor(read, { actions: open.slice(0, SHOWN) }), open }
}

function OfHost({ shown, host }: { readonly shown: Shown; readonly host: string }) {
  const { t, now } = useReader()
  const { scene, open } = shown
  const overdue = open.filter((one) => isOverdue(one, now)).length
  return (
    <Section
      title={t('actions.title')}
      id="actions"
      beside={overdue > 0 ? t('actions.count.overdue', { count: overdue }) : undefined}
    >
      {open.length > 0 && (
        <List>
          {open.slice(0, SHOWN).map((action) => (
            <ActionLine scene={scene} action={action} />
          ))}
        </List>
      )}
      <Meta>
        {open.length === 0 ? (
          t('actions.none')
        ) : (
          <Link to={`/actions?${host}`}>{t('actions.count.open', { count: open.length })}</Link>
        )}
        {' · '}
        <Link to={`/actions?ended=1&${host}`}>{t('actions.which.ended')}</Link>
        {' · '}
        <Link to={`/actions/new?${host}`}>{t('actions.make.title')}</Link>
      </Meta>
    </Section>
  )
}
