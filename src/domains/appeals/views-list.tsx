/** The appeals in one process: the path, those filed, and the form. Pure: data in, HTML out. */
import {
  Choice,
  Empty,
  Field,
  Link,
  Page,
  Section,
  TextArea,
  useReader,
  When,
} from '../../platform/html/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { canTry } from '../people/index.ts'
import {
  type AppealLadder,
  appealLaddersOf,
  type AppealRule,
  explainAgainst,
  explainFrom,
  inWords,
  roleTitle,
  spanWords,
  type Template,
} from '../templates/index.ts'
import { OTHER, REMEDIES, WORDS_LENGTH_MAX } from './appeal.ts'
import { ActForm, AppealList, SpeakingAs, useCrumbs } from './parts.tsx'
import { mayFileAny, remediesOf } from './rules.ts'
import type { ListShown, Scene } from './shown.ts'

type Shown = { readonly shown: ListShown }

export function AppealsPage({ shown }: Shown) {
  const { t } = useReader()
  const { process, appeals } = shown
  return (
    <Page
      title={t('appeals.title')}
      lede={t('appeals.lede')}
      section="processes"
      practice={process.practice}
      crumbs={useCrumbs(shown, true)}
    >
      <Ladders scene={shown} />
      <Section title={t('appeals.list')} id="appeals">
        {appeals.length === 0 ? (
          <Empty>{t('appeals.none')}</Empty>
        ) : (
          <AppealList scene={shown} appeals={appeals} />
        )}
      </Section>
      <File shown={shown} />
    </Page>
  )
}

/** The forums in order: who may ask them for what, and within what time. */
function Ladders({ scene: { template } }: { readonly scene: Scene }) {
  const { t } = useReader()
  const ladders = appealLaddersOf(template)
  if (ladders.length === 0) return <Empty>{t('appeals.refused.no-forum')}</Empty>
  return ladders.map((ladder) => (
    <Section title={ladder.title ? inWords(ladder.title, t) : t('appeals.forums')}>
      {ladder.title && <p>{explainAgainst(template, ladder, t)}</p>}
      <ol class="stack">
        {ladder.rungs.map((rung) => (
          <Rung template={template} rung={rung} />
        ))}
      </ol>
    </Section>
  ))
}

type RungProps = { readonly template: Template; readonly rung: AppealRule }

function Rung({ template, rung }: RungProps) {
  const { t } = useReader()
  const from = explainFrom(template, rung, t)
  return (
    <li class="stack-2">
      <p>
        <b>{roleTitle(template, rung.forum, t)}</b>
      </p>
      <ul>
        <li>{t('templates.rule.appeal.standing', { who: inWords(rung.standing, t) })}</li>
        {from !== undefined && <li>{from}</li>}
        <li>{inWords(rung.grounds, t)}</li>
        <li>{t('templates.rule.appeal.file', { span: spanWords(rung.fileWithin, t) })}</li>
        <li>{t('templates.rule.appeal.answer', { span: spanWords(rung.answerWithin, t) })}</li>
        <li>{t('templates.rule.appeal.remedy', { remedy: inWords(rung.remedy, t) })}</li>
        {rung.supporters && (
          <li>{t('appeals.forums.supporters', { count: rung.supporters.count })}</li>
        )}
        {rung.recuse && <li>{t('appeals.forums.recuse')}</li>}
        {rung.suspends && <li>{t('appeals.forums.suspends')}</li>}
        {rung.confidential && <li>{t('appeals.forums.confidential')}</li>}
        {rung.final && <li>{t('appeals.forums.final')}</li>}
      </ul>
    </li>
  )
}

function File({ shown }: Shown) {
  const { t } = useReader()
  const { ground, viewer, process, returned } = shown
  if (ground.ladders.length === 0) return null
  if (!viewer) {
    return (
      <p>
        <Link to="/sign-in">{t('appeals.sign-in')}</Link>
      </p>
    )
  }
  const may = mayFileAny(ground, { kind: 'person', actor: viewer })
  if (!returned && !canTry(may)) return null
  const open = may.ok ? may.value.open : ground.ladders
  const firsts = open.flatMap(({ rungs: [first] }) => first ?? [])
  const remedies = REMEDIES.filter((one) => firsts.some((rung) => remediesOf(rung).includes(one)))
  return (
    <Section title={t('appeals.file.title')} id="file">
      <ActForm
        scene={shown}
        form="file"
        action={`/processes/${process.slug}/appeals`}
        submit={t('appeals.file.button')}
      >
        {ground.ladders.length > 1 && <Which scene={shown} ladders={open} />}
        <Against shown={shown} />
        <TextArea
          name="grounds"
          label={t('appeals.file.grounds')}
          hint={secrecy(firsts, t)}
          maxlength={WORDS_LENGTH_MAX}
          required
        />
        <Choice
          name="sought"
          legend={t('appeals.file.sought')}
          required
          options={remedies.map((value) => ({
            value,
            label: t(`appeals.finding.${value}`),
            hint: t(`appeals.finding.${value}.hint`),
          }))}
        />
        <SpeakingAs scene={shown} />
      </ActForm>
    </Section>
  )
}

/** Who will read the words; where that depends on the ladder, the ladder says it. */
function secrecy(firsts: readonly AppealRule[], t: Translate): string {
  const sealed = firsts.filter(({ confidential }) => confidential === true)
  if (sealed.length === 0) return t('appeals.file.open')
  return sealed.length === firsts.length ? t('appeals.file.sealed') : t('appeals.file.some-sealed')
}

type WhichProps = { readonly scene: Scene; readonly ladders: readonly AppealLadder[] }

/** Whoever appeals chooses the ladder; each says what it is for. */
function Which({ scene: { template }, ladders }: WhichProps) {
  const { t } = useReader()
  return (
    <Choice
      name="ladder"
      legend={t('appeals.file.ladder')}
      required
      options={ladders.map((ladder) => ({
        value: ladder.id,
        label: ladder.title ? inWords(ladder.title, t) : t('appeals.file.ladder.plain'),
        hint: explainAgainst(template, ladder, t),
      }))}
    />
  )
}

/** What was decided lately, or any other act by its number. */
function Against({ shown: { offered } }: Shown) {
  const { t } = useReader()
  const number = (name: string, required: boolean) => (
    <Field
      name={name}
      label={t('appeals.file.number')}
      hint={t('appeals.file.number.hint')}
      inputmode="numeric"
      required={required}
    />
  )
  if (offered.length === 0) return number('entry', true)
  return (
    <>
      <Choice
        name="entry"
        legend={t('appeals.file.entry')}
        required
        options={[
          ...offered.map(({ what, at, number: entry }) => ({
            value: String(entry),
            label: what,
            hint: (
              <>
                {t('html.entry', { number: entry })} · <When at={at} />
              </>
            ),
          })),
          { value: OTHER, label: t('appeals.file.other') },
        ]}
      />
      {number('other', false)}
    </>
  )
}
