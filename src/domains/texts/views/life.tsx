/** Where a text stands: its state in a word, who took its place, its errata. Pure. */
import {
  Item,
  Link,
  List,
  Meta,
  Section,
  Tag,
  useReader,
  UserText,
  When,
} from '../../../platform/html/index.ts'
import type { Language } from '../../../platform/languages/index.ts'
import type { ErratumShown, Life, Neighbour } from '../load-life.ts'

type LifeProps = { readonly life: Life }

export function StateTag({ life: { state } }: LifeProps) {
  const { t } = useReader()
  const isOver = state.kind === 'draft' || state.kind === 'superseded'
  const tone = isOver ? 'warn' : state.kind === 'adopted' ? 'now' : 'plain'
  return <Tag tone={tone}>{t(`texts.state.${state.kind}`)}</Tag>
}

const linkTo = ({ id, title }: Neighbour) => (
  <Link to={`/texts/${id}`}>
    <UserText>{title}</UserText>
  </Link>
)

/** What its reader must know before reading on. */
export function StateLines({ life }: LifeProps) {
  const { t } = useReader()
  const { state, successor, before, adoptions } = life
  return (
    <>
      {state.kind === 'draft' && <p>{t('texts.state.draft.what')}</p>}
      {successor && <p>{t.rich('texts.state.superseded.by', { title: linkTo(successor) })}</p>}
      {before.map((one) => (
        <Meta>{t.rich('texts.state.supersedes', { title: linkTo(one) })}</Meta>
      ))}
      {adoptions.map(({ version, href }) => (
        <Meta>
          {t.rich('texts.state.adopted.what', {
            version,
            a: (inside) => <Link to={href}>{inside}</Link>,
          })}
        </Meta>
      ))}
    </>
  )
}

type ErrataProps = { readonly errata: readonly ErratumShown[]; readonly lang: Language }

export function Errata({ errata, lang }: ErrataProps) {
  const { t } = useReader()
  if (errata.length === 0) return null
  return (
    <Section title={t('texts.errata')} id="errata">
      <List>
        {errata.map((one) => (
          <Item
            title={<ErratumWords erratum={one} lang={lang} />}
            meta={
              <>
                <Link to={`/texts/${one.text}/versions/${one.version}?clause=${one.clause}`}>
                  {t('texts.erratum', { number: one.number })},{' '}
                  {t('texts.erratum.of-version', { version: one.version })}
                </Link>{' '}
                · <When at={one.at} /> · <UserText>{one.reason ?? t('texts.removed')}</UserText>
              </>
            }
          />
        ))}
      </List>
    </Section>
  )
}

type WordsProps = { readonly erratum: ErratumShown; readonly lang: Language }

function ErratumWords({ erratum: { stands, shouldStand }, lang }: WordsProps) {
  const { t } = useReader()
  const quoted = (said: string | undefined) => (
    <UserText lang={lang}>{said ?? t('texts.removed')}</UserText>
  )
  return shouldStand === ''
    ? t.rich('texts.erratum.leave-out', { stands: quoted(stands) })
    : t.rich('texts.erratum.replace', { stands: quoted(stands), should: quoted(shouldStand) })
}

/** Beside the clause that it is about. */
export function ErrataAt({ errata, lang }: ErrataProps) {
  const { t } = useReader()
  return (
    <>
      {errata.map((one) => (
        <p>
          <a href="#errata">{t('texts.erratum', { number: one.number })}</a>:{' '}
          <ErratumWords erratum={one} lang={lang} />
        </p>
      ))}
    </>
  )
}
