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
import { canTry } from '../people/index.ts'
import { inWords, roleTitle, spanWords } from '../processes/index.ts'
import { OTHER, WORDS_LENGTH_MAX } from './appeal.ts'
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
      <Rungs scene={shown} />
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
function Rungs({ scene: { template } }: { readonly scene: Scene }) {
  const { t } = useReader()
  if (template.appeals.length === 0) return <Empty>{t('appeals.refused.no-forum')}</Empty>
  return (
    <Section title={t('appeals.forums')}>
      <ol class="stack">
        {template.appeals.map((rung) => (
          <li class="stack-2">
            <p>
              <b>{roleTitle(template, rung.forum, t)}</b>
            </p>
            <ul>
              <li>{t('processes.rule.appeal.standing', { who: inWords(rung.standing, t) })}</li>
              <li>{inWords(rung.grounds, t)}</li>
              <li>{t('processes.rule.appeal.file', { span: spanWords(rung.fileWithin, t) })}</li>
              <li>
                {t('processes.rule.appeal.answer', { span: spanWords(rung.answerWithin, t) })}
              </li>
              <li>{t('processes.rule.appeal.remedy', { remedy: inWords(rung.remedy, t) })}</li>
              {rung.supporters && (
                <li>{t('appeals.forums.supporters', { count: rung.supporters.count })}</li>
              )}
              {rung.recuse && <li>{t('appeals.forums.recuse')}</li>}
              {rung.suspends && <li>{t('appeals.forums.suspends')}</li>}
              {rung.confidential && <li>{t('appeals.forums.confidential')}</li>}
              {rung.final && <li>{t('appeals.forums.final')}</li>}
            </ul>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function File({ shown }: Shown) {
  const { t } = useReader()
  const { ground, viewer, process, returned } = shown
  const [first] = ground.rungs
  if (!first) return null
  if (!viewer) {
    return (
      <p>
        <Link to="/sign-in">{t('appeals.sign-in')}</Link>
      </p>
    )
  }
  if (!returned && !canTry(mayFileAny(ground, { kind: 'person', actor: viewer }))) return null
  return (
    <Section title={t('appeals.file.title')} id="file">
      <ActForm
        scene={shown}
        form="file"
        action={`/processes/${process.slug}/appeals`}
        submit={t('appeals.file.button')}
      >
        <Against shown={shown} />
        <TextArea
          name="grounds"
          label={t('appeals.file.grounds')}
          hint={first.confidential ? t('appeals.file.sealed') : t('appeals.file.open')}
          maxlength={WORDS_LENGTH_MAX}
          required
        />
        <Choice
          name="sought"
          legend={t('appeals.file.sought')}
          required
          options={remediesOf(first).map((value) => ({
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
