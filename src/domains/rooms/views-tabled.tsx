/** The text on the table: the clauses that are spoken about, their brackets in words. Pure. */
import { Clause, Empty, Link, Meta, Section, useReader } from '../../platform/html/index.ts'
import { UserText } from '../../platform/html/index.ts'
import { ClauseBlocks, notesOf } from '../texts/index.ts'
import { bracketsIn, type PlacedClause, type TabledText } from './tabled.ts'

type Of = { readonly tabled: TabledText }

export function Tabled({ tabled }: Of) {
  const { t } = useReader()
  const { text, title, language, version, extent, clauses } = tabled
  return (
    <Section
      title={t('rooms.on-table')}
      beside={<Link to={`/texts/${text}`}>{t('rooms.tabled.whole')}</Link>}
    >
      <Meta>
        <UserText lang={language}>{title}</UserText> · {t('rooms.tabled.version', { version })}
      </Meta>
      {clauses.length === 0 ? (
        <Empty>{t(extent === 'clause' ? 'rooms.tabled.gone' : 'rooms.tabled.long')}</Empty>
      ) : (
        <div class="clauses">
          {clauses.map((clause) => (
            <OneClause tabled={tabled} clause={clause} />
          ))}
        </div>
      )}
      {clauses.length > 0 && extent === 'brackets' && (
        <Meta>{t('rooms.tabled.brackets-only')}</Meta>
      )}
      {clauses.length > 0 && extent === 'beginning' && <Meta>{t('rooms.tabled.beginning')}</Meta>}
    </Section>
  )
}

/** What is not agreed is marked, and said below it for those who see no mark. */
function OneClause({ tabled, clause }: Of & { readonly clause: PlacedClause }) {
  const { t, href } = useReader()
  const { text, language, clauses } = tabled
  const { id, place, words, isRemoved } = clause
  const placeOf = (one: string) => href(`/texts/${text}/clauses/${one}`)
  const brackets = bracketsIn(clause)
  return (
    <Clause
      number={String(place)}
      href={placeOf(id)}
      body={
        isRemoved ? (
          <p>{t('rooms.removed')}</p>
        ) : (
          <ClauseBlocks
            lang={language}
            words={words}
            notes={notesOf(clauses, placeOf)}
            {...{ placeOf }}
          />
        )
      }
    >
      {brackets > 0 && t('rooms.tabled.brackets', { count: brackets })}
    </Clause>
  )
}
