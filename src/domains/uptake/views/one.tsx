/** The page of one contribution: what became of it in each text, and what can be done. Pure. */
import {
  Empty,
  History,
  Link,
  Meta,
  More,
  Page,
  Section,
  Split,
  useReader,
  UserText,
  When,
} from '../../../platform/html/index.ts'
import { Passage } from '../../processes/index.ts'
import { By, Clauses, FateTag, Grown, kindOf, Quoted, useCrumbs } from '../parts.tsx'
import type { End, OneShown } from '../shown.ts'
import { CoverNote } from './covered.tsx'
import { ClaimForm, EndForms, SettleForm } from './one-forms.tsx'

type Shown = { readonly shown: OneShown }

export function ContributionPage({ shown }: Shown) {
  const { t } = useReader()
  const { ends } = shown
  const placed = ends.filter(({ at }) => at !== undefined)
  return (
    <Page
      title={t('uptake.one.title')}
      lede={t('uptake.one.lede')}
      section="processes"
      practice={shown.process.practice}
      crumbs={useCrumbs(shown)}
    >
      <Split aside={<Aside shown={shown} />}>
        <Said shown={shown} />
        <Covering shown={shown} />
        {placed.length === 0 && shown.cover === 'open' && <Empty>{t('uptake.one.nowhere')}</Empty>}
        {placed.map((end) => (
          <EndSection shown={shown} end={end} />
        ))}
        <ClaimForm shown={shown} />
        <SettleForm shown={shown} />
      </Split>
    </Page>
  )
}

/** Under cover only where it was said: with its end beside it, whoever said it would be known. */
function Said({ shown }: Shown) {
  const { t } = useReader()
  const { contributed, cover, ends } = shown
  return (
    <Section title={t(`uptake.kind.${kindOf(contributed)}`)}>
      {(cover === 'open' || ends.length > 0) && (
        <>
          <Quoted scene={shown} of={contributed} />
          <Meta>
            <By scene={shown} of={contributed} />
          </Meta>
        </>
      )}
      <p>
        <Link to={contributed.href}>{t('uptake.one.read')}</Link>
        <Grown of={contributed} />
      </p>
    </Section>
  )
}

/** Whoever sees more than others do is told so, and by which commitments it can be proven. */
function Covering({ shown: { cover, ends, seals } }: Shown) {
  const { t } = useReader()
  if (cover === 'open') return null
  return (
    <>
      <CoverNote cover={cover} />
      {ends.some((end) => end.cover !== 'open') && <Meta>{t('uptake.cover.own')}</Meta>}
      {[...seals.values()].map(({ seal, text, salt }) => (
        <More label={t('uptake.cover.proof')}>
          <pre dir="ltr">{`${seal}\n${salt}\n${text}`}</pre>
        </More>
      ))}
    </>
  )
}

function Aside({ shown }: Shown) {
  const { t } = useReader()
  return (
    <Section title={t('uptake.history')} level={3}>
      <History steps={shown.history} />
    </Section>
  )
}

/** What became of it in one text. */
function EndSection({ shown, end }: Shown & { readonly end: End }) {
  const { t } = useReader()
  const { traced, at } = end
  if (!at) return null
  const { fate, clauses, version } = traced
  return (
    <Section title={<UserText lang={at.text.language}>{at.title}</UserText>}>
      <p>
        <FateTag fate={fate} /> <Clauses at={at} clauses={clauses} />
        {version !== undefined && (
          <>
            {' · '}
            <Link to={`/texts/${at.text.id}/versions/${version}`}>
              {t('uptake.version', { version })}
            </Link>
          </>
        )}
      </p>
      <Reasons shown={shown} end={end} />
      <p>
        <Link to={`/texts/${at.text.id}/dispositions`}>{t('uptake.list.link')}</Link>
      </p>
      <EndForms shown={shown} end={end} />
    </Section>
  )
}

function Reasons({ shown, end: { traced } }: Shown & { readonly end: End }) {
  const { t } = useReader()
  const { fate, uptake } = traced
  const removed = t('uptake.removed')
  const reason =
    fate.kind === 'settled'
      ? fate.reason
      : fate.kind === 'contested'
        ? fate.was.reason
        : uptake?.state.kind === 'claimed'
          ? uptake.state.reason
          : undefined
  return (
    <>
      {fate.kind === 'settled' && fate.derived && <Meta>{t('uptake.derived')}</Meta>}
      {reason !== undefined && <Passage scene={shown} of={reason} removed={removed} />}
      {fate.kind === 'contested' && (
        <>
          <Meta>
            {t(`uptake.was.${fate.was.disposition}`)} · {t('uptake.contested.because')}
          </Meta>
          <Passage scene={shown} of={fate.reason} removed={removed} />
          <Meta>{t.rich('uptake.contested.until', { when: <When at={fate.until} /> })}</Meta>
        </>
      )}
    </>
  )
}
