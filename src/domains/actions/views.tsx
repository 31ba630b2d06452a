/** The page of one action. Pure; decides nothing. */
import {
  Day,
  Empty,
  History,
  Link,
  Meta,
  Page,
  Prose,
  Section,
  useReader,
  When,
} from '../../platform/html/index.ts'
import { Name } from '../processes/index.ts'
import type { ActionState } from './action.ts'
import { OwnerName, StandingTags, useWords } from './parts.tsx'
import type { ActionShown } from './shown.ts'
import { Forms } from './views-forms.tsx'

type Shown = { readonly shown: ActionShown }

export function ActionPage({ shown }: Shown) {
  const { t } = useReader()
  const said = useWords(shown)
  const { action, place, steps, viewer } = shown
  const { owner, due } = action
  const list = `/actions?${place.host.kind}=${place.slug}`
  return (
    <Page
      title={said(action.what)}
      crumbs={[
        { label: said(place.title), href: place.href },
        { label: t('actions.title'), href: list },
      ]}
      tags={<StandingTags action={action} />}
      lede={t.rich('actions.line', {
        owner: <OwnerName scene={shown} owner={owner} />,
        day: <Day at={due} />,
      })}
      practice={place.practice}
    >
      <Stand shown={shown} />
      <From shown={shown} />
      {viewer ? <Forms shown={shown} /> : <Empty>{t('actions.sign-in')}</Empty>}
      <Section title={t('actions.history')}>
        <History steps={steps} />
      </Section>
    </Page>
  )
}

/** What became of it, in a sentence, with what was said. */
function Stand({ shown }: Shown) {
  const { t } = useReader()
  const { state } = shown.action
  return (
    <Section title={t('actions.stand')}>
      <p>
        <StandSentence shown={shown} />
      </p>
      <SaidOf shown={shown} state={state} />
    </Section>
  )
}

function StandSentence({ shown }: Shown) {
  const { t } = useReader()
  const { state } = shown.action
  if (state.kind === 'handed') {
    return (
      <>{t.rich('actions.stand.handed', { to: <OwnerName scene={shown} owner={state.to} /> })}</>
    )
  }
  if (state.kind === 'asked' || state.kind === 'open')
    return <>{t(`actions.stand.${state.kind}`)}</>
  const at = <When at={state.kind === 'declined' ? state.since : state.at} />
  const by = <Name scene={shown} person={state.by} />
  return <>{t.rich(`actions.stand.${state.kind}`, { by, at })}</>
}

function SaidOf({ shown, state }: Shown & { readonly state: ActionState }) {
  const { t } = useReader()
  const said = useWords(shown)
  if (state.kind === 'declined' || state.kind === 'dropped') {
    return <Prose text={said(state.reason)} />
  }
  if (state.kind !== 'done') return null
  const { evidence, href } = state
  return (
    <>
      {evidence !== undefined && <Prose text={said(evidence)} />}
      {href !== undefined && (
        <Meta>
          {t('actions.evidence')} <Link to={href}>{href}</Link>
        </Meta>
      )}
    </>
  )
}

const NOUNS = [
  'call',
  'outcome',
  'commitment',
  'message',
  'issue',
  'docket',
  'text',
  'meeting',
] as const

/** Who named it and when, and what it came from. */
function From({ shown }: Shown) {
  const { t } = useReader()
  const { action, from } = shown
  const noun = NOUNS.find((one) => from?.source.startsWith(`${one}:`))
  return (
    <Meta>
      {t.rich('actions.made', {
        by: <Name scene={shown} person={action.madeBy} />,
        at: <When at={action.madeAt} />,
      })}
      {from?.path !== undefined && (
        <>
          {' · '}
          <Link to={from.path}>{t(`actions.source.${noun ?? 'other'}`)}</Link>
        </>
      )}
    </Meta>
  )
}
