/** The form in which changes of clauses are proposed, or set against a later version. Pure. */
import {
  Button,
  Carried,
  Field,
  Hidden,
  Page,
  Refused,
  Select,
  TextArea,
  useReader,
  type Again,
} from '../../../platform/html/index.ts'
import { canTry, ORIGIN_FIELD } from '../../people/index.ts'
import { Capacities } from '../../processes/index.ts'
import { CLAUSE_LENGTH_MAX, type ClauseId } from '../../texts/index.ts'
import { CHANGE_KINDS, CHANGES_MAX, REASON_LENGTH_MAX } from '../amendment.ts'
import { explain } from '../explain.ts'
import { ActForm, ChangeLine, useCrumbs } from '../parts.tsx'
import { mayPropose, mayRenew } from '../rules/proposing.ts'
import { typedFrom } from '../rules/typed.ts'
import type { FormShown } from '../shown.ts'

type Shown = { readonly shown: FormShown }

/** Above this many a list to choose from is longer than a reader's patience. */
const CHOICES_MAX = 200
const LABEL_LENGTH = 50

const shortened = (words: string) => {
  const line = words.replace(/^#+ /, '').replace(/\s+/g, ' ')
  return line.length > LABEL_LENGTH ? `${line.slice(0, LABEL_LENGTH - 1)}…` : line
}

export function ProposePage({ shown }: Shown) {
  const { t } = useReader()
  const { renews, viewer, template, now, base } = shown
  const by = { kind: 'person', actor: viewer } as const
  const may = renews ? mayRenew(shown, by, renews.amendment) : mayPropose(shown, by)
  const isOpen = canTry(may)
  const title = renews
    ? t('amendments.renew.title', { number: renews.amendment.number })
    : t('amendments.propose.title')
  return (
    <Page
      title={title}
      lede={t('amendments.propose.lede', { version: base.version })}
      section="processes"
      practice={shown.process.practice}
      crumbs={[
        ...useCrumbs(shown),
        { label: t('amendments.title'), href: `/texts/${shown.text.id}/amendments` },
      ]}
    >
      {renews && (
        <div class="clauses">
          {renews.changes.map((one) => (
            <ChangeLine scene={shown} shown={one} />
          ))}
        </div>
      )}
      {!isOpen && !may.ok && <Refused>{explain(may.refusal, { t, template, now })}</Refused>}
      {isOpen && <Fields shown={shown} />}
    </Page>
  )
}

function Fields({ shown }: Shown) {
  const { t } = useReader()
  const { renews, text, rows, base } = shown
  const form = renews ? 'renew' : 'propose'
  const action = renews
    ? `/amendments/${renews.amendment.id}/renewals`
    : `/texts/${text.id}/amendments`
  const submit = renews ? t('amendments.renew.button') : t('amendments.propose.button')
  return (
    <ActForm scene={shown} form={form} action={action} submit={submit}>
      <Hidden name="base" value={String(base.version)} />
      {!renews && <Carried name={ORIGIN_FIELD} />}
      {Array.from({ length: Math.max(1, rows) }, (_, index) => (
        <ChangeFields shown={shown} number={index + 1} />
      ))}
      {rows < CHANGES_MAX && (
        <Button name="add" value="1" quiet>
          {t('amendments.propose.add')}
        </Button>
      )}
      {!renews && (
        <>
          <TextArea
            name="reason"
            label={t('amendments.propose.reason')}
            hint={t('amendments.propose.reason.hint')}
            maxlength={REASON_LENGTH_MAX}
            required
          />
          <Capacities
            scene={shown}
            label={t('amendments.as')}
            myself={t('amendments.myself')}
            removed={t('amendments.removed')}
          />
        </>
      )}
    </ActForm>
  )
}

/** What stood in a change that is proposed again, or the clause that the form was opened at. */
function beginning({ renews, at, base }: FormShown, number: number): Again['typed'] {
  if (renews) return typedFrom(renews.changes.map(({ change }) => change))
  const words = base.clauses.find(({ id }) => id === at)?.words
  if (number > 1 || at === undefined || words === undefined) return {}
  return typedFrom([{ kind: 'replace', clause: at, words }])
}

function ChangeFields({ shown, number }: Shown & { readonly number: number }) {
  const { t } = useReader()
  const begun = beginning(shown, number)
  const of = (name: string) => {
    const value = begun[`${name}-${number}`]
    return typeof value === 'string' ? value : undefined
  }
  return (
    <fieldset class="stack">
      <legend>{t('amendments.propose.change', { number })}</legend>
      <Select
        name={`kind-${number}`}
        label={t('amendments.propose.kind')}
        value={of('kind') ?? 'replace'}
        required
        options={CHANGE_KINDS.map((kind) => {
          return { value: kind, label: t(`amendments.kind.${kind}`) }
        })}
      />
      <ClauseChoice
        shown={shown}
        name={`clause-${number}`}
        label={t('amendments.propose.clause')}
        hint={t('amendments.propose.clause.hint')}
        value={of('clause')}
      />
      <ClauseChoice
        shown={shown}
        name={`after-${number}`}
        label={t('amendments.propose.after')}
        hint={t('amendments.propose.after.hint')}
        value={of('after')}
        start
      />
      <TextArea
        name={`words-${number}`}
        label={t('amendments.propose.words')}
        hint={t('amendments.propose.words.hint')}
        value={of('words')}
        rows={6}
        maxlength={CLAUSE_LENGTH_MAX}
        lang={shown.text.language}
      />
    </fieldset>
  )
}

type ChoiceProps = Shown & {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly value: string | undefined
  readonly start?: boolean
}

/** A list of a short text; in a long one the id, as the address of the clause has it. */
function ClauseChoice({ shown, name, label, hint, value, start = false }: ChoiceProps) {
  const { t } = useReader()
  const { clauses } = shown.base
  if (clauses.length > CHOICES_MAX) {
    return (
      <Field
        name={name}
        label={label}
        hint={`${hint} ${t('amendments.propose.clause.id', { id: clauses[0]?.id ?? '' })}`}
        value={value}
        maxlength={ID_LENGTH_MAX}
      />
    )
  }
  const options = clauses.map(
    ({ id, words }: { readonly id: ClauseId; readonly words: string }, index) => {
      return { value: id as string, label: `${index + 1}. ${shortened(words)}` }
    },
  )
  return (
    <Select
      name={name}
      label={label}
      hint={hint}
      value={value ?? ''}
      options={[
        { value: '', label: '—' },
        ...(start ? [{ value: 'start', label: t('amendments.after.start') }] : []),
        ...options,
      ]}
    />
  )
}

const ID_LENGTH_MAX = 8
