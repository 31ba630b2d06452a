/** A text as it reads in another language, the original one click away. Pure. */
import {
  Link,
  Meta,
  Page,
  Redacted,
  Row,
  Tag,
  useReader,
  UserText,
  type TagTone,
} from '../../platform/html/index.ts'
import { nativeName, type Translate } from '../../platform/languages/index.ts'
import { Name, plain } from '../processes/index.ts'
import {
  ClauseBlocks,
  notesOf,
  Parts,
  type ClauseId,
  type Notes,
  type Part,
} from '../texts/index.ts'
import type { Beside, ClauseBeside } from './load.ts'
import type { Progress } from './rules.ts'
import type { Standing } from './translation.ts'

export type BesideProps = { readonly beside: Beside }

type OfClause = BesideProps & { readonly clause: ClauseBeside }

const placeOf = (id: ClauseId) => `#${id}`

export const pathOf = ({ text, language }: Pick<Beside, 'text' | 'language'>) =>
  `/texts/${text.id}/in/${language}` as const

export function ReadingPage({ beside, part }: BesideProps & { readonly part: Part }) {
  const { t } = useReader()
  const { text, language, title, clauses } = beside
  // Footnotes of other parts stay as they were typed.
  const said = clauses.map(({ id, words, original }) => ({ id, words: words ?? original.words }))
  const notes = notesOf(said, placeOf)
  const languageName = nativeName(language)
  const at = (other: number) => `${pathOf(beside)}?part=${other}`
  const parts = <Parts all={beside.version.clauses.length} part={part} at={at} />
  return (
    <Page
      title={t('translations.title', { title, language: languageName })}
      section="processes"
      crumbs={crumbsOf(beside, t)}
      practice={beside.process.practice}
      head={<Counts beside={beside} />}
    >
      <Row>
        <Link to={`/texts/${text.id}`}>
          {t('translations.to-original', { language: nativeName(text.language) })}
        </Link>
        <Link to={`${pathOf(beside)}/work`}>{t('translations.work.link')}</Link>
        <Link to={`${pathOf(beside)}.json`}>JSON</Link>
      </Row>
      {parts}
      <div class="clauses">
        {clauses.map((clause) => (
          <TranslatedClause beside={beside} clause={clause} notes={notes} />
        ))}
      </div>
      {parts}
    </Page>
  )
}

export const crumbsOf = ({ process, text, title, words }: Beside, t: Translate) => [
  { label: t('html.nav.processes'), href: '/processes' },
  {
    label: <UserText>{plain({ words }, process.title, process.slug)}</UserText>,
    href: `/processes/${process.slug}`,
  },
  { label: <UserText lang={text.language}>{title}</UserText>, href: `/texts/${text.id}` },
]

export function Counts({ beside }: BesideProps) {
  const { t } = useReader()
  const { progress, text } = beside
  const { clauses, stale, machine, checked } = progress
  return (
    <>
      <p>{t('translations.only-original', { language: nativeName(text.language) })}</p>
      <Meta>
        {t('translations.progress', { done: doneOf(progress), clauses, checked })}
        {stale > 0 && <> · {t('translations.progress.stale', { count: stale })}</>}
        {machine > 0 && <> · {t('translations.progress.machine', { count: machine })}</>}
      </Meta>
    </>
  )
}

export const doneOf = ({ clauses, missing, stale }: Progress): number => clauses - missing - stale

function TranslatedClause({ beside, clause, notes }: OfClause & { readonly notes: Notes }) {
  const { t } = useReader()
  const { text, language } = beside
  const { id, number, original, words, translation } = clause
  const [shown, lang] = words === undefined ? [original.words, text.language] : [words, language]
  return (
    <div class="clause" id={id}>
      <a class="clause-number" href={placeOf(id)}>
        {number}
      </a>
      <div class="stack-2">
        {original.removed === undefined ? (
          <ClauseBlocks lang={lang} notes={notes} placeOf={placeOf} words={shown} />
        ) : (
          <Redacted
            entry={{ number: original.removed, href: `/record/entries/${original.removed}` }}
          />
        )}
        <div class="meta">
          <StandingOf clause={clause} beside={beside} />{' '}
          <Link to={`${pathOf(beside)}/work?clause=${id}`}>
            {t(translation ? 'translations.work.one' : 'translations.work.first')}
          </Link>
        </div>
        {words !== undefined && (
          <details class="more">
            <summary>{t('translations.original')}</summary>
            <ClauseBlocks
              lang={text.language}
              notes={notes}
              placeOf={placeOf}
              words={original.words}
            />
          </details>
        )}
      </div>
    </div>
  )
}

const TONES = {
  missing: 'plain',
  human: 'plain',
  machine: 'warn',
  checked: 'now',
} as const satisfies Record<string, TagTone>

/** How it came about, by whom, and whether the original has changed since. */
export function StandingOf({ clause, beside }: OfClause) {
  const { t } = useReader()
  const { standing, translation } = clause
  const how = kindOf(standing)
  return (
    <>
      <Tag tone={TONES[how]}>{t(`translations.standing.${how}`)}</Tag>
      {standing.kind === 'made' && standing.stale && (
        <>
          {' '}
          <Tag tone="warn">{t('translations.standing.stale')}</Tag>
        </>
      )}{' '}
      {translation && <By beside={beside} translation={translation} />}
    </>
  )
}

const kindOf = (standing: Standing) => (standing.kind === 'missing' ? 'missing' : standing.how)

type ByProps = BesideProps & { readonly translation: NonNullable<ClauseBeside['translation']> }

function By({ beside, translation: { made, writtenBy } }: ByProps) {
  const { t } = useReader()
  const name = <Name scene={beside} person={writtenBy} />
  const machine = made.kind === 'human' ? undefined : made.machine
  return (
    <>
      {machine === undefined
        ? t.rich('translations.by', { name })
        : t.rich('translations.by.machine', { name, machine: <UserText>{machine}</UserText> })}
      {made.kind === 'checked' && (
        <>
          {' · '}
          {t.rich('translations.checked-by', {
            name: <Name scene={beside} person={made.by} />,
          })}
        </>
      )}
    </>
  )
}
