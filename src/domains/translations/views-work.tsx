/** What a translator has before them: each original with a box below it. Pure; asks `rules`. */
import {
  Checkbox,
  Field,
  Hidden,
  Link,
  Meta,
  Page,
  Prose,
  TextArea,
  useReader,
  type Again,
} from '../../platform/html/index.ts'
import { nativeName } from '../../platform/languages/index.ts'
import type { Result } from '../../platform/values.ts'
import { canTry } from '../people/index.ts'
import { ProcessForm } from '../processes/index.ts'
import { ChangedWords } from '../texts/index.ts'
import { explain } from './explain.ts'
import type { ClauseBeside } from './load.ts'
import type { TranslationRefusal } from './rules.ts'
import { WORDS_LENGTH_MAX } from './sent.ts'
import { CLAUSES_PER_FORM_MAX, MACHINE_LENGTH_MAX } from './translation.ts'
import { Counts, crumbsOf, pathOf, StandingOf, type BesideProps } from './views.tsx'

/** A form that came back: as it was typed, why, and which clauses it was about. */
export type Returned = {
  readonly again: Again
  readonly refusal: TranslationRefusal | undefined
  readonly clauses: readonly string[]
}

type Props = BesideProps & {
  readonly may: Result<unknown, TranslationRefusal>
  readonly returned: Returned | undefined
}

export function WorkPage({ beside, may, returned }: Props) {
  const { t } = useReader()
  const { language, title, template, now, clauses } = beside
  const saying = { t, template, now }
  return (
    <Page
      title={t('translations.work.title', { language: nativeName(language), title })}
      section="processes"
      crumbs={crumbsOf(beside, t)}
      practice={beside.process.practice}
      head={<Counts beside={beside} />}
    >
      <Meta>{t('translations.work.lede', { most: CLAUSES_PER_FORM_MAX })}</Meta>
      {!returned && <Barred beside={beside} may={may} />}
      {clauses.length === 0 && <p>{t('translations.work.done')}</p>}
      {clauses.length > 0 && (returned || canTry(may)) && (
        <ProcessForm
          scene={beside}
          action={pathOf(beside)}
          again={returned?.again}
          refusal={returned?.refusal && explain(returned.refusal, saying)}
          submit={t('translations.work.button')}
        >
          {clauses.map((clause) => (
            <Box beside={beside} clause={clause} />
          ))}
          <Field
            name="machine"
            label={t('translations.work.machine')}
            hint={t('translations.work.machine.hint')}
            maxlength={MACHINE_LENGTH_MAX}
          />
        </ProcessForm>
      )}
    </Page>
  )
}

/** In place of the form, for whoever may not write here now. */
function Barred({ beside, may }: BesideProps & Pick<Props, 'may'>) {
  const { t } = useReader()
  const { template, now } = beside
  if (may.ok || canTry(may)) return null
  if (may.refusal.kind !== 'signed-out') return <p>{explain(may.refusal, { t, template, now })}</p>
  return (
    <p>
      <Link to="/sign-in">{t('translations.sign-in')}</Link>
    </p>
  )
}

function Box({ beside, clause }: BesideProps & { readonly clause: ClauseBeside }) {
  const { t } = useReader()
  const { text, language, viewer } = beside
  const { id, number, line, original, since, words, translation } = clause
  const others = translation !== undefined && translation.writtenBy !== viewer?.person
  const isChecked = clause.standing.kind === 'made' && clause.standing.how === 'checked'
  const stale = clause.standing.kind === 'made' && clause.standing.stale
  return (
    <div class="stack-2" id={id}>
      <div lang={text.language} dir="auto">
        <Prose text={original.words} />
      </div>
      {since && (
        <div class="meta">
          {t('translations.since')} <ChangedWords changes={since} lang={text.language} />
        </div>
      )}
      <Meta>
        <StandingOf beside={beside} clause={clause} />
      </Meta>
      <TextArea
        name={`words-${id}`}
        label={t('translations.work.words', { number, language: nativeName(language) })}
        value={words ?? ''}
        lang={language}
        maxlength={WORDS_LENGTH_MAX}
      />
      <Hidden name={`source-${id}`} value={line.words} />
      <Hidden name={`was-${id}`} value={translation?.words ?? ''} />
      {((others && !isChecked) || stale) && (
        <Checkbox
          name={`check-${id}`}
          label={t('translations.work.check')}
          hint={t('translations.work.check.hint')}
        />
      )}
    </div>
  )
}
