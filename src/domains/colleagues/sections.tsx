/** On the page of a docket or a call that takes input: the way to ask colleagues first. */
import { Link, Meta, useReader } from '../../platform/html/index.ts'
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
