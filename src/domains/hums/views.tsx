/** The pages of hums: all of one meeting, or one of them. Pure: data in, HTML out. */
import {
  Empty,
  Link,
  Page,
  Panel,
  Refused,
  Section,
  useReader,
  UserText,
} from '../../platform/html/index.ts'
import { placeOf } from '../meetings/index.ts'
import { plain } from '../processes/index.ts'
import type { Hum } from './hum.ts'
import { questionOf, type Seen, type Shown } from './parts.tsx'
import { mayCount } from './rules.ts'
import { closedOf, openOf } from './shown.ts'
import { Answering } from './views-answering.tsx'
import { AskForm, PhoneCodeForm } from './views-asking.tsx'
import { ClosedHum, OpenHum } from './views-hum.tsx'

function useCrumbs({ meeting, words }: Seen['scene']) {
  const { t } = useReader()
  return [
    { label: t('html.nav.meetings'), href: '/meetings' },
    {
      label: <UserText>{plain({ words }, meeting.title, t('hums.removed'))}</UserText>,
      href: `/meetings/${meeting.id}`,
    },
    { label: t('hums.room'), href: `/meetings/${meeting.id}/room` },
  ]
}

const isPractice = ({ hosting }: Seen['scene']): boolean => placeOf(hosting).practice

export function HumsPage({ scene }: Shown) {
  const { t } = useReader()
  const open = openOf(scene.hums)
  const closed = closedOf(scene.hums)
  return (
    <Page
      title={t('hums.title')}
      crumbs={useCrumbs(scene)}
      practice={isPractice(scene)}
      lede={t('hums.lede')}
    >
      {open && (
        <Panel>
          <OpenHum scene={scene} hum={open} level={2} />
          <Answering scene={scene} hum={open} />
        </Panel>
      )}
      <AskForm scene={scene} />
      <PhoneCodeForm scene={scene} />
      {closed.length > 0 ? (
        <Section title={t('hums.before')}>
          {closed.map((hum) => (
            <ClosedHum scene={scene} hum={hum} />
          ))}
        </Section>
      ) : (
        !open && <Empty>{t('hums.none')}</Empty>
      )}
    </Page>
  )
}

/** Why a form was not taken that stands here no longer: its question was closed, or its hub. */
function RefusedAbove({ scene, hum }: Shown & { readonly hum: Hum }) {
  const { t, language, zone } = useReader()
  const { returned, hubs, about } = scene
  if (!returned?.refusal) return null
  const counted = returned.form === 'hum-hub' ? returned.again.typed['hub'] : undefined
  const isHere = hubs.some((hub) => hub.id === counted && mayCount(about, hum, hub).ok)
  const isSaidBelow = hum.state.kind === 'open' && (counted === undefined || isHere)
  return isSaidBelow ? null : <Refused>{returned.refusal({ t, language, zone })}</Refused>
}

export function HumPage({ scene, hum }: Shown & { readonly hum: Hum }) {
  const { t } = useReader()
  const { meeting } = scene
  const all = { label: t('hums.title'), href: `/meetings/${meeting.id}/hums` }
  return (
    <Page
      title={questionOf(scene, hum, t)}
      crumbs={[...useCrumbs(scene), all]}
      practice={isPractice(scene)}
    >
      <RefusedAbove scene={scene} hum={hum} />
      {hum.state.kind === 'open' ? (
        <Panel>
          <OpenHum scene={scene} hum={hum} level={2} />
          <Answering scene={scene} hum={hum} />
        </Panel>
      ) : (
        <ClosedHum scene={scene} hum={hum} level={2} />
      )}
      <p>
        <Link to={all.href}>{t('hums.all', { count: scene.hums.length })}</Link>
      </p>
    </Page>
  )
}
