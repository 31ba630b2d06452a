/** What would be published as it stands, what is in its way, the form that does it. Pure. */
import {
  Clause,
  Empty,
  Hidden,
  Link,
  Meta,
  Section,
  Tag,
  TextArea,
  Field,
  useReader,
} from '../../../platform/html/index.ts'
import type { Translate } from '../../../platform/languages/index.ts'
import { unreachable } from '../../../platform/values.ts'
import { ChangedWords, changesIn, type Change, type ClauseDraft } from '../../texts/index.ts'
import { ActForm } from '../parts.tsx'
import { settling, type PlanTrouble } from '../rules/planning.ts'
import type { MergeShown } from '../shown.ts'

type Shown = { readonly shown: MergeShown }

/** One line, as wide as a version's own reason. */
export const WHY_LENGTH_MAX = 300
export const NOTE_LENGTH_MAX = 5_000
/** Changed clauses that the page shows; the rest can be read once they are published. */
const CLAUSES_SHOWN = 200

export function Preview({ shown }: Shown) {
  const { t } = useReader()
  const { plan, latest, text } = shown
  const settled = settling(plan).length
  const changed = changedIn(shown)
  return (
    <Section title={t('amendments.preview', { version: latest + 1 })} id="preview">
      <Troubles shown={shown} />
      {settled === 0 && <Empty>{t('amendments.preview.none')}</Empty>}
      {settled > 0 && !plan.changed && <Meta>{t('amendments.preview.unchanged')}</Meta>}
      <div class="clauses">{changed.slice(0, CLAUSES_SHOWN)}</div>
      {changed.length > CLAUSES_SHOWN && (
        <Meta>{t('amendments.preview.more', { count: changed.length - CLAUSES_SHOWN })}</Meta>
      )}
      {(settled > 0 || shown.returned?.form === 'publish') && (
        <ActForm
          scene={shown}
          form="publish"
          action={`/texts/${text.id}/merge/publication`}
          submit={t('amendments.publish.button', { version: latest + 1 })}
        >
          <Hidden name="base" value={String(latest)} />
          <Hidden name="seen" value={plan.seen} />
          <p>{t('amendments.publish.what', { count: settled })}</p>
          <Field
            name="reason"
            label={t('amendments.publish.reason')}
            maxlength={WHY_LENGTH_MAX}
            required
          />
          <TextArea name="note" label={t('amendments.publish.note')} maxlength={NOTE_LENGTH_MAX} />
        </ActForm>
      )}
    </Section>
  )
}

/** Only the clauses that become others, in their order, those that go at the place they had. */
function changedIn(shown: MergeShown) {
  const { plan, order, text } = shown
  const kept = new Set(plan.clauses.flatMap(({ id }) => id ?? []))
  const gone = order.filter((id) => !kept.has(id))
  const lines = plan.clauses.flatMap((draft, index) => {
    const changes = changesOfDraft(draft, shown)
    return changes
      ? [
          <Clause
            number={String(index + 1)}
            body={<ChangedWords changes={changes} lang={text.language} />}
          >
            <OtherPlaces shown={shown} draft={draft} />
          </Clause>,
        ]
      : []
  })
  const left = gone.map((id) => (
    <Clause
      number={`(${order.indexOf(id) + 1})`}
      body={
        <ChangedWords
          changes={[{ change: 'removed', text: shown.before.get(id) ?? '' }]}
          lang={text.language}
        />
      }
    />
  ))
  return [...lines, ...left]
}

/** A move that is not agreed: the clause in brackets in both places, each naming the other. */
function OtherPlaces({ shown, draft }: Shown & { readonly draft: ClauseDraft }) {
  const { t } = useReader()
  const { clauses } = shown.plan
  const places = clauses.flatMap(({ id, from = [] }, index) => {
    const stands = id !== undefined && draft.from?.includes(id)
    const wanted = draft.id !== undefined && from.includes(draft.id)
    return stands || wanted ? [index + 1] : []
  })
  return <>{places.map((number) => t('amendments.preview.or-there', { number })).join(' · ')}</>
}

function changesOfDraft(
  { id, words }: ClauseDraft,
  { before, plan, text }: MergeShown,
): readonly Change[] | undefined {
  if (id === undefined) return [{ change: 'added', text: words }]
  const said = before.get(id) ?? ''
  if (said !== words) return changesIn(said, words, text.language)
  return plan.moved.has(id) ? [{ change: 'kept', text: words }] : undefined
}

function Troubles({ shown }: Shown) {
  const { t } = useReader()
  const { troubles } = shown.plan
  if (troubles.size === 0) return null
  return (
    <>
      <p>
        <Tag tone="warn">{t('amendments.troubles', { count: troubles.size })}</Tag>{' '}
        {t('amendments.troubles.how')}
      </p>
      {[...troubles].map(([id, trouble]) => {
        const number = shown.numbers.get(id) ?? 0
        return (
          <p>
            <Link to={`/amendments/${id}`}>{t('amendments.number', { number })}</Link>{' '}
            {troubleWords(trouble, shown, t)}
          </p>
        )
      })}
    </>
  )
}

export function TroubleLine({ trouble, shown }: Shown & { readonly trouble: PlanTrouble }) {
  const { t } = useReader()
  return (
    <p class="problem">
      <Tag tone="bad">{t('amendments.trouble')}</Tag> {troubleWords(trouble, shown, t)}
    </p>
  )
}

function troubleWords(trouble: PlanTrouble, { numbers }: MergeShown, t: Translate): string {
  switch (trouble.kind) {
    case 'clash':
      return t('amendments.trouble.clash', { number: numbers.get(trouble.with) ?? 0 })
    case 'too-long':
      return t('amendments.trouble.too-long', { most: trouble.most })
    case 'gone':
    case 'changed':
    case 'brackets':
    case 'merged-nowhere':
    case 'words-removed':
      return t(`amendments.trouble.${trouble.kind}`)
    default:
      return unreachable(trouble)
  }
}
