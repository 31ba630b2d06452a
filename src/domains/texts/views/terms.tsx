/** The glossary of a text: each defined term, what it means, where it is used. Pure. */
import {
  Clause,
  Empty,
  inlineHtml,
  Link,
  Meta,
  Page,
  Row,
  useReader,
  UserText,
} from '../../../platform/html/index.ts'
import { nativeName } from '../../../platform/languages/index.ts'
import type { TermsView } from '../load-terms.ts'
import type { TextView } from '../load.ts'
import { glossaryOf, type Defined } from '../rules/glossary.ts'
import { clauseHref } from '../rules/parts.ts'
import type { ClauseId } from '../text.ts'
import { crumbsOf } from './text.tsx'

type Props = { readonly view: TermsView }

/** The way to the glossary, where a version has one. */
export function TermsLink({ view: { text, version, clauses } }: { readonly view: TextView }) {
  const { t } = useReader()
  if (text.matter === 'rules') return null
  const { terms } = glossaryOf({ language: text.language, hash: version.hash, clauses })
  if (terms.length === 0) return null
  return (
    <Meta>
      <Link to={`/texts/${text.id}/terms?version=${version.number}`}>
        {t('texts.terms.link', { count: terms.length })}
      </Link>
    </Meta>
  )
}

export function TermsPage({ view }: Props) {
  const { t } = useReader()
  const { process, processTitle, text, title, version, terms } = view
  const places = new Map(view.clauses.map(({ id }, index) => [id, index + 1]))
  return (
    <Page
      title={t('texts.terms.title', { title })}
      section="processes"
      crumbs={[
        ...crumbsOf(process, processTitle, t),
        { label: <UserText lang={text.language}>{title}</UserText>, href: `/texts/${text.id}` },
      ]}
      practice={process.practice}
      head={
        <Meta>
          {t('texts.version', { number: version.number })} ·{' '}
          {t('texts.language', { language: nativeName(text.language) })}
        </Meta>
      }
    >
      <Row>
        <Link to={hrefIn(view)}>{t('texts.terms.back')}</Link>
        <Link to={`/texts/${text.id}/terms.json?version=${version.number}`}>JSON</Link>
      </Row>
      {terms.length === 0 ? (
        <Empty>{t('texts.terms.none')}</Empty>
      ) : (
        <div class="clauses">
          {terms.map((term) => (
            <TermLine view={view} term={term} places={places} />
          ))}
        </div>
      )}
    </Page>
  )
}

const hrefIn = ({ text, version }: TermsView) => `/texts/${text.id}/versions/${version.number}`

/** Clauses that are named of those that use a term; the number of all stands beside them. */
const NAMED_MAX = 12

type LineProps = Props & {
  readonly term: Defined
  readonly places: ReadonlyMap<ClauseId, number>
}

function TermLine({ view, term: { term, clause, means }, places }: LineProps) {
  const { t, href } = useReader()
  const own = { lang: view.text.language, dir: 'auto' as const }
  const uses = view.uses.get(clause) ?? []
  const placeOf = (id: ClauseId) => clauseHref(href(hrefIn(view)), id)
  return (
    <Clause
      number={String(places.get(clause))}
      id={clause}
      href={placeOf(clause)}
      body={
        <dl>
          <dt {...own}>
            <dfn>{term}</dfn>
          </dt>
          <dd {...own} dangerouslySetInnerHTML={{ __html: inlineHtml(means) }} />
        </dl>
      }
    >
      <>
        {t('texts.terms.used', { count: uses.length })}
        {uses.slice(0, NAMED_MAX).map((id) => (
          <>
            {' '}
            <a href={placeOf(id)}>{places.get(id)}</a>
          </>
        ))}
        {uses.length > NAMED_MAX && ' …'}
      </>
    </Clause>
  )
}

export const termsJson = ({ text, version, terms, uses }: TermsView) => ({
  text: text.id,
  version: version.number,
  language: text.language,
  terms: terms.map(({ term, clause, means }) => ({
    term,
    clause,
    words: means,
    usedIn: uses.get(clause) ?? [],
  })),
})
