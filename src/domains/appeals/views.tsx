/** The page of one appeal. Pure: data in, HTML out; asks the rules what to offer. */
import {
  Empty,
  Link,
  Meta,
  Page,
  Prose,
  Section,
  useReader,
  UserText,
  When,
} from '../../platform/html/index.ts'
import { appealLaddersOf, inWords, roleTitle } from '../templates/index.ts'
import { isOwed, type Ruling } from './appeal.ts'
import { Name, PhaseTags, Said, Stand, useCrumbs } from './parts.tsx'
import type { AppealShown } from './shown.ts'
import { Forms } from './views-forms.tsx'

type Shown = { readonly shown: AppealShown }

export function AppealPage({ shown }: Shown) {
  const { t } = useReader()
  const { about, process } = shown
  const { appeal, signers, rulings } = about
  const name = shown.names.get(appeal.filedBy)?.name ?? appeal.filedBy
  return (
    <Page
      title={t('appeals.of', { name })}
      section="processes"
      practice={process.practice}
      crumbs={useCrumbs(shown)}
      tags={<PhaseTags scene={shown} appeal={appeal} />}
      lede={<Stand scene={shown} appeal={appeal} />}
    >
      <Grounds shown={shown} />
      <Section title={t('appeals.behind', { count: signers.length })}>
        <ul>
          {signers.map(({ person, signedAt }) => (
            <li>
              <Name scene={shown} person={person} /> · <When at={signedAt} brief />
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('appeals.rulings')}>
        {rulings.length === 0 && <Empty>{t('appeals.rulings.none')}</Empty>}
        {rulings.map((ruling) => (
          <Found shown={shown} ruling={ruling} />
        ))}
      </Section>
      <Repeated shown={shown} />
      <Forms shown={shown} />
    </Page>
  )
}

function Grounds({ shown }: Shown) {
  const { t } = useReader()
  const { about, against, grounds, template } = shown
  const { appeal } = about
  const ladder = appealLaddersOf(template).find(({ id }) => id === appeal.ladder)
  const [first] = about.rungs
  return (
    <Section title={t('appeals.grounds')}>
      {against && (
        <p>
          {t('appeals.against')} {against.what} ·{' '}
          <Link to={`/record/entries/${against.number}`}>
            {t('html.entry', { number: against.number })}
          </Link>
        </p>
      )}
      {grounds === undefined && <Empty>{t('appeals.sealed')}</Empty>}
      {grounds && 'of' in grounds && <Said scene={shown} of={grounds.of} />}
      {grounds && 'text' in grounds && (
        <>
          <Meta>{t('appeals.sealed.yours')}</Meta>
          <Prose text={grounds.text} />
        </>
      )}
      <p>{t('appeals.sought', { remedy: t(`appeals.finding.${appeal.sought}`) })}</p>
      {ladder?.title && <Meta>{t('appeals.ladder', { title: inWords(ladder.title, t) })}</Meta>}
      {first && (
        <Meta>{t('templates.rule.appeal.standing', { who: inWords(first.standing, t) })}</Meta>
      )}
      <Meta>
        <Name scene={shown} person={appeal.filedBy} /> · <When at={appeal.filedAt} />
        {about.rungs[appeal.state.rung]?.suspends && ` · ${t('appeals.forums.suspends')}`}
      </Meta>
    </Section>
  )
}

function Found({ shown, ruling }: Shown & { readonly ruling: Ruling }) {
  const { t } = useReader()
  const { finding, role, reasons, order, by, at } = ruling
  return (
    <article class="stack-2">
      <h3>
        {roleTitle(shown.template, role, t)} · {t(`appeals.finding.${finding}`)}
      </h3>
      <Said scene={shown} of={reasons} />
      {order !== undefined && (
        <>
          <h4>{t(finding === 'recommend' ? 'appeals.order.to' : 'appeals.order.repeat')}</h4>
          <Said scene={shown} of={order} />
        </>
      )}
      <Meta>
        <Name scene={shown} person={by} /> · <When at={at} />
      </Meta>
    </article>
  )
}

function Repeated({ shown }: Shown) {
  const { t } = useReader()
  const { repetition } = shown.about.appeal
  if (isOwed(shown.about.appeal)) return <p>{t('appeals.owed.long')}</p>
  if (!repetition) return null
  const { href, by, at } = repetition
  return (
    <Section title={t('appeals.repeated')}>
      <p>
        <Link to={href}>
          <UserText>{href}</UserText>
        </Link>
      </p>
      <Meta>
        <Name scene={shown} person={by} /> · <When at={at} />
      </Meta>
    </Section>
  )
}
