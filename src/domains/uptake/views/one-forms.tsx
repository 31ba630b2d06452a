/** The forms on the page of a contribution: claim, contest, take back, settle. Pure. */
import { Field, Hidden, Select, TextArea, useReader } from '../../../platform/html/index.ts'
import { canTry } from '../../people/index.ts'
import { DISPOSITIONS } from '../../processes/index.ts'
import { ActForm, contributionPath } from '../parts.tsx'
import { mayClaim, maySettle } from '../rules/standing.ts'
import type { End, FormName, OneShown, TextShown } from '../shown.ts'
import { UPTAKE_REASON_LENGTH_MAX } from '../uptake.ts'

type Shown = { readonly shown: OneShown }

const byOf = ({ viewer }: OneShown) => ({ kind: 'person', actor: viewer }) as const

const pathTo = ({ contributed }: OneShown, what: string) =>
  `${contributionPath(contributed)}/${what}`

const isAuthor = (shown: OneShown) =>
  shown.isAuthor && canTry(mayClaim(shown.process, byOf(shown), { author: shown.viewer?.person }))

const isPen = (shown: OneShown) => canTry(maySettle(shown.process, byOf(shown)))

/** What was typed comes back to whoever sent it, whether or not the form is theirs. */
const cameBack = ({ returned }: OneShown, form: FormName, text?: string) =>
  returned?.form === form && (text === undefined || returned.text === text)

/** The version that clauses are numbered by, and what says so when the form comes. */
function InText({ texts }: { readonly texts: readonly TextShown[] }) {
  const { t } = useReader()
  const [first] = texts
  if (!first) return null
  if (texts.length === 1) return <Hidden name="text" value={first.text.id} />
  return (
    <Select
      name="text"
      label={t('uptake.field.text')}
      required
      options={texts.map(({ text, title }) => ({
        value: text.id,
        label: title,
        lang: text.language,
      }))}
    />
  )
}

function ClausesField({ required = false, value }: { required?: boolean; value?: string }) {
  const { t } = useReader()
  return (
    <Field
      name="clauses"
      label={t('uptake.field.clauses')}
      hint={t('uptake.field.clauses.hint')}
      required={required}
      value={value}
    />
  )
}

function Reason({ required = false }: { readonly required?: boolean }) {
  const { t } = useReader()
  return (
    <TextArea
      name="reason"
      label={t('uptake.field.reason')}
      required={required}
      maxlength={UPTAKE_REASON_LENGTH_MAX}
      rows={3}
    />
  )
}

/** Where nobody has decided: its author says which clauses grew from it. */
export function ClaimForm({ shown }: Shown) {
  const { t } = useReader()
  const decided = new Set(
    shown.ends.flatMap(({ traced, at }) => (traced.fate.kind === 'none' ? [] : [at?.text.id])),
  )
  const open = shown.texts.filter(({ text }) => !decided.has(text.id))
  const back = cameBack(shown, 'claim')
  if (!back && (!isAuthor(shown) || open.length === 0)) return null
  return (
    <ActForm
      scene={shown}
      form="claim"
      action={pathTo(shown, 'claims')}
      submit={t('uptake.claim.submit')}
    >
      <p>{t('uptake.claim.how')}</p>
      <InText texts={back ? shown.texts : open} />
      <ClausesField required />
      <Reason required />
    </ActForm>
  )
}

/** What its author, or those who hold the pen, can do about what was said. */
export function EndForms({ shown, end }: Shown & { readonly end: End }) {
  const { t } = useReader()
  const { traced, at } = end
  const state = traced.uptake?.state.kind
  if (!at) return null
  const { id } = at.text
  const author = isAuthor(shown)
  const takesBack =
    (author && (state === 'claimed' || state === 'contested')) ||
    (isPen(shown) && (state === 'linked' || state === 'settled'))
  return (
    <>
      {(cameBack(shown, 'contest', id) || (author && traced.fate.kind === 'settled')) && (
        <ActForm
          scene={shown}
          form="contest"
          text={id}
          action={pathTo(shown, 'contests')}
          submit={t('uptake.contest.submit')}
        >
          <p>{t('uptake.contest.how')}</p>
          <Hidden name="text" value={id} />
          <Reason required />
        </ActForm>
      )}
      {takesBack && (
        <ActForm
          scene={shown}
          form="withdraw"
          text={id}
          action={pathTo(shown, 'withdrawals')}
          submit={t('uptake.withdraw.submit')}
        >
          <Hidden name="text" value={id} />
        </ActForm>
      )}
    </>
  )
}

/** What those who hold the pen say of it; also once more, where its author contests it. */
export function SettleForm({ shown }: Shown) {
  const { t } = useReader()
  if (!cameBack(shown, 'settle') && !isPen(shown)) return null
  if (shown.texts.length === 0) return null
  const own = shown.ends.find(({ at }) => at !== undefined)
  const first = own?.at ?? shown.texts[0]
  const texts = [...shown.texts].sort((one, other) =>
    one === first ? -1 : other === first ? 1 : 0,
  )
  const numbers = own?.traced.clauses.flatMap((clause) => {
    const place = first?.order.indexOf(clause) ?? -1
    return place < 0 ? [] : [place + 1]
  })
  return (
    <ActForm
      scene={shown}
      form="settle"
      action={pathTo(shown, 'dispositions')}
      submit={t('uptake.settle.submit')}
    >
      <InText texts={texts} />
      <Select
        name="disposition"
        label={t('uptake.field.disposition')}
        required
        options={[
          ...DISPOSITIONS.map((value) => ({ value, label: t(`uptake.fate.${value}`) })),
          { value: 'linked', label: t('uptake.fate.linked') },
        ]}
      />
      <ClausesField value={numbers?.join(', ') ?? ''} />
      <Reason />
    </ActForm>
  )
}
