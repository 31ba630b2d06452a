/** The whole text in one box or from a file, and what was understood of it. Pure. */
import {
  Carried,
  Clause,
  Field,
  Link,
  Meta,
  Section,
  TextArea,
  useReader,
} from '../../../platform/html/index.ts'
import type { DocumentNote } from '../../../platform/documents/flaw.ts'
import type { Language } from '../../../platform/languages/index.ts'
import { placeOf, type RedlineClause } from '../rules/redline.ts'
import { isChanged } from '../rules/redline-shown.ts'
import { piecesOf } from './pieces.ts'
import { whatBecame } from './redline-clause.tsx'
import { SummaryOf } from './redline.tsx'

/** Characters of a whole text in one box; the bytes of a form have a bound of their own. */
export const WHOLE_LENGTH_MAX = 8_000_000
/** The hash of what was shown: nobody publishes what they have not seen understood. */
export const SEEN_FIELD = 'seen'

/** Changed places that are shown before publishing; more are counted. */
const SHOWN_MAX = 60
/** Lines of the box. */
const ROWS = 24

export type Shown = {
  readonly redline: readonly RedlineClause[]
  readonly clauses: number
  readonly notes: readonly DocumentNote[]
}

type WholeProps = {
  readonly words: string
  readonly lang: Language | undefined
  /** Where the same is written with a box for each clause. */
  readonly boxes: string | undefined
}

export function WholeFields({ words, lang, boxes }: WholeProps) {
  const { t } = useReader()
  return (
    <>
      <TextArea
        name="whole"
        label={t('texts.whole.label')}
        hint={t('texts.whole.hint', { mark: '{#c12}' })}
        value={words}
        rows={ROWS}
        lang={lang}
        maxlength={WHOLE_LENGTH_MAX}
      />
      <Field
        type="file"
        name="file"
        label={t('texts.whole.file')}
        hint={t('texts.whole.file.hint')}
      />
      <Carried name={SEEN_FIELD} />
      {boxes !== undefined && (
        <Meta>
          <Link to={boxes}>{t('texts.whole.boxes')}</Link>
        </Meta>
      )}
    </>
  )
}

/** What would be published: the numbers first, then the places. */
export function UnderstoodAs({ redline, clauses, notes }: Shown) {
  const { t } = useReader()
  const changed = redline.filter(isChanged)
  const more = changed.length - SHOWN_MAX
  return (
    <Section title={t('texts.whole.understood')} id="understood">
      <p>{t('texts.clauses.count', { count: clauses })}</p>
      <SummaryOf clauses={redline} />
      {notes.map(({ kind, count }) => (
        <Meta>{t(`texts.file.note.${kind}`, { count })}</Meta>
      ))}
      <div class="clauses">
        {changed.slice(0, SHOWN_MAX).map((clause) => (
          <Clause number={placeOf(clause)} text={piecesOf(clause.changes)}>
            {whatBecame(clause, t).join(' · ')}
          </Clause>
        ))}
      </div>
      {more > 0 && <Meta>{t('texts.whole.more', { count: more })}</Meta>}
      <Meta>{t('texts.whole.again')}</Meta>
    </Section>
  )
}
