/** What changes of rules add to the page of their process: what is proposed, and the way to all. */
import type { Clock } from '../../platform/clock.ts'
import { Kept, Link, Meta, Section, useReader } from '../../platform/html/index.ts'
import type { SectionProvider } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { loadRegister, type Register } from './load.ts'
import { ChangeList } from './views.tsx'

/** Among the sections of other domains: after what is decided, before what comes of it. */
const ORDER = 48
/** On the page of the process; all of them are on their own. */
const NEWEST = 3

export const changeSections = (clock: Clock): readonly SectionProvider[] => [
  {
    place: 'process.main',
    order: ORDER,
    async render(read, process) {
      const { changes } = await templateOf(read, process.pin)
      if (!changes && process.earlier.length === 0) return undefined
      const asked = { read, now: clock.now(), viewer: undefined }
      const register = await loadRegister(asked, process)
      return (
        <Kept of={process} as="changes">
          <Changes register={register} />
        </Kept>
      )
    },
  },
]

function Changes({ register }: { readonly register: Register }) {
  const { t } = useReader()
  const { lines, process } = register
  return (
    <Section title={t('changes.title')} id="changes">
      {lines.length > 0 && <ChangeList scene={register} lines={lines.slice(0, NEWEST)} />}
      <Meta>
        <Link to={`/processes/${process.slug}/changes`}>{t('changes.all')}</Link>
      </Meta>
    </Section>
  )
}
