/** Something said without a name: its page, and the forms that note it and agree to it. Pure. */
import {
  Field,
  Hidden,
  Link,
  Meta,
  More,
  Page,
  Section,
  TextArea,
  useReader,
  UserText,
  When,
} from '../../../platform/html/index.ts'
import { canTry } from '../../people/index.ts'
import { Name } from '../../processes/index.ts'
import { ActForm, Clauses, groupName, useCrumbs } from '../parts.tsx'
import { REMARK_LENGTH_MAX } from '../remark.ts'
import { mayAnswer, mayNote } from '../rules/remarking.ts'
import type { ListShown, RemarkShown } from '../shown.ts'

type Shown = { readonly shown: RemarkShown }

export function RemarkPage({ shown }: Shown) {
  const { t } = useReader()
  const { at, remark, isAgreed, template } = shown
  return (
    <Page
      title={t('uptake.kind.remark')}
      lede={t(isAgreed ? 'uptake.remark.lede' : 'uptake.remark.asked')}
      section="processes"
      practice={shown.process.practice}
      crumbs={useCrumbs(shown, at)}
    >
      <Section title={t('uptake.remark.words')}>
        <UserText>{remark.said}</UserText>
        <Meta>
          {remark.group !== undefined && `${groupName(template, remark.group, t)} · `}
          {t.rich('uptake.remark.noted', { name: <Name scene={shown} person={remark.notedBy} /> })}
          {' · '}
          <When at={remark.at} />
        </Meta>
        <p>
          <Clauses at={at} clauses={remark.clauses} />
        </p>
        {isAgreed && (
          <p>
            <Link to={`/contributions/remark:${remark.id}`}>{t('uptake.one.link')}</Link>
          </p>
        )}
      </Section>
      <Answers shown={shown} />
    </Page>
  )
}

/** Only whoever is said to have said it sees this, and what proves later that it was theirs. */
function Answers({ shown }: Shown) {
  const { t } = useReader()
  const { voice, returned } = shown
  if (!voice && returned === undefined) return null
  const path = `/remarks/${shown.remark.id}`
  const isAsked = voice?.kind === 'asked' && canTry(mayAnswer(shown.process, shown.viewer, voice))
  const { seal, salt, text } = voice?.proof ?? {}
  return (
    <>
      {voice?.kind === 'agreed' && (
        <More label={t('uptake.cover.proof')}>
          <Meta>{t('uptake.remark.proof')}</Meta>
          <pre dir="ltr">{[seal, salt, text].join('\n')}</pre>
        </More>
      )}
      {(isAsked || returned) && (
        <>
          <p>{t('uptake.remark.consent')}</p>
          <ActForm
            scene={shown}
            form="agree"
            action={`${path}/agreement`}
            submit={t('uptake.remark.agree')}
          />
          <ActForm
            scene={shown}
            form="decline"
            action={`${path}/refusal`}
            submit={t('uptake.remark.decline')}
          />
        </>
      )}
    </>
  )
}

/** For those who keep the notes of a text, where its rules allow it. */
export function NoteForm({ shown }: { readonly shown: ListShown }) {
  const { t } = useReader()
  const { at, process, template, viewer, returned } = shown
  const may = canTry(mayNote(process, { kind: 'person', actor: viewer }, template.lineage))
  if (!may && returned?.form !== 'note') return null
  return (
    <Section title={t('uptake.remark.title')} id="note">
      <p>{t('uptake.remark.how')}</p>
      <ActForm
        scene={shown}
        form="note"
        action={`/texts/${at.text.id}/remarks`}
        submit={t('uptake.remark.submit')}
      >
        <Hidden name="version" value={String(at.version)} />
        <TextArea
          name="words"
          label={t('uptake.remark.words')}
          required
          maxlength={REMARK_LENGTH_MAX}
          rows={4}
        />
        <Field
          name="clauses"
          label={t('uptake.field.clauses')}
          hint={t('uptake.field.clauses.hint')}
        />
        <Field
          name="handle"
          label={t('uptake.remark.handle')}
          hint={t('uptake.remark.handle.hint')}
          required
        />
      </ActForm>
    </Section>
  )
}
