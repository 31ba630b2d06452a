/** The way to ask colleagues first, where input is taken; on the account's page, to drafts. */
import { Link, Meta, Section, useReader } from '../../platform/html/index.ts'
import type { CallSection } from '../decisions/index.ts'
import { docketId, findDocket } from '../dockets/index.ts'
import type { ThingSection } from '../people/index.ts'

function Ask({ href }: { readonly href: string }) {
  const { t } = useReader()
  return (
    <Meta>
      <Link to={href}>{t('colleagues.ask-first')}</Link>
    </Meta>
  )
}

export const askAboutDocket: ThingSection = async (read, thing) => {
  const [noun, raw = ''] = thing.split(':')
  const id = noun === 'docket' ? docketId(raw) : undefined
  const docket = id && (await findDocket(read, id))
  if (docket?.state.kind !== 'open' || docket.reported) return undefined
  return <Ask href={`/colleagues/new?docket=${docket.id}`} />
}

export const askAboutCall: CallSection = async (_read, call) =>
  call.state.kind === 'open' ? <Ask href={`/colleagues/new?call=${call.id}`} /> : undefined

/** On the page of one's own account: the way to one's drafts, and to what others ask. */
export const draftsOfAccount: ThingSection = async (_read, thing) =>
  thing.startsWith('account:') ? <OfAccount /> : undefined

function OfAccount() {
  const { t } = useReader()
  return (
    <Section title={t('colleagues.title')} id="colleagues">
      <p>{t('colleagues.lede')}</p>
      <Meta>
        <Link to="/colleagues">{t('colleagues.own')}</Link>
      </Meta>
    </Section>
  )
}
