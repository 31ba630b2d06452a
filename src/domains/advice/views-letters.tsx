/** The register of letters: of a process, of the site, and one letter. Pure: data in, HTML out. */
import {
  Empty,
  Field,
  Item,
  Link,
  List,
  Meta,
  Page,
  Section,
  Select,
  TextArea,
  useReader,
  When,
} from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { dayOf, roleTitle } from '../templates/index.ts'
import { WORDS_LENGTH_MAX } from './advice.ts'
import { LETTER_KINDS, LINK_LENGTH_MAX, SENDER_LENGTH_MAX } from './letter.ts'
import { ActForm, LetterTag, Name, plain, Said, useCrumbs } from './parts.tsx'
import { mayEnter, mayReply } from './rules-letters.ts'
import type { AllLettersShown, LettersShown, LetterShown } from './shown.ts'

export function AllLettersPage({ shown }: { readonly shown: AllLettersShown }) {
  const { t } = useReader()
  return (
    <Page title={t('advice.letters')} lede={t('advice.letters.lede')} section="processes">
      <Section title={t('advice.letters.list')} id="list">
        <LetterList shown={shown} />
      </Section>
    </Page>
  )
}

export function LettersPage({ shown }: { readonly shown: LettersShown }) {
  const { t } = useReader()
  return (
    <Page
      title={t('advice.letters')}
      lede={t('advice.letters.lede')}
      section="processes"
      practice={shown.process.practice}
      crumbs={useCrumbs(shown)}
    >
      <Section title={t('advice.letters.list')} id="list">
        <LetterList shown={shown} />
      </Section>
      <EnterForm shown={shown} />
    </Page>
  )
}

export function LetterList({ shown }: { readonly shown: AllLettersShown }) {
  const { t } = useReader()
  if (shown.letters.length === 0) return <Empty>{t('advice.letters.none')}</Empty>
  return (
    <List>
      {shown.letters.map((letter) => (
        <Item
          title={plain(shown, letter.sender, t('advice.removed'))}
          href={`/letters/${letter.id}`}
          tag={<LetterTag letter={letter} now={shown.now} />}
          meta={
            <>
              {t(`advice.letter.kind.${letter.kind}`)} · {letter.dated}
            </>
          }
        />
      ))}
    </List>
  )
}

function EnterForm({ shown }: { readonly shown: LettersShown }) {
  const { t } = useReader()
  const { process, viewer, letters, now, returned } = shown
  const by = { kind: 'person', actor: viewer } as const
  const isBack = returned?.form === 'enter'
  if (!isBack && !(viewer && canTry(mayEnter(process, by, letters.length)))) return null
  return (
    <Section title={t('advice.letter.enter.title')}>
      <ActForm
        scene={shown}
        form="enter"
        action={`/processes/${process.slug}/letters`}
        submit={t('advice.letter.enter.button')}
      >
        <Field
          name="sender"
          label={t('advice.letter.sender')}
          maxlength={SENDER_LENGTH_MAX}
          required
        />
        <Select
          name="kind"
          label={t('advice.letter.kind')}
          required
          options={LETTER_KINDS.map((value) => ({
            value,
            label: t(`advice.letter.kind.${value}`),
          }))}
        />
        <Field
          name="dated"
          type="date"
          label={t('advice.letter.dated')}
          value={dayOf(now)}
          required
        />
        <TextArea
          name="words"
          label={t('advice.letter.words')}
          hint={t('advice.letter.words.hint')}
          maxlength={WORDS_LENGTH_MAX}
          required
        />
        <Field
          name="link"
          type="url"
          inputmode="url"
          label={t('advice.letter.link')}
          maxlength={LINK_LENGTH_MAX}
        />
      </ActForm>
    </Section>
  )
}

export function LetterPage({ shown }: { readonly shown: LetterShown }) {
  const { t } = useReader()
  const { process, template, letter, now } = shown
  const { reply, link } = letter
  const register = `/processes/${process.slug}/letters`
  return (
    <Page
      title={plain(shown, letter.sender, t('advice.removed'))}
      lede={t('advice.letter.lede')}
      section="processes"
      practice={process.practice}
      crumbs={[...useCrumbs(shown), { label: t('advice.letters'), href: register }]}
      tags={<LetterTag letter={letter} now={now} />}
    >
      <Section title={t('advice.letter.words')}>
        <p>
          {t(`advice.letter.kind.${letter.kind}`)} · {letter.dated}
        </p>
        <Said scene={shown} of={letter.words} />
        {link !== undefined && (
          <p>
            <Link to={link}>{link}</Link>
          </p>
        )}
        <Meta>
          {t('advice.letter.entered')} · <Name scene={shown} person={letter.enteredBy} /> ·{' '}
          <When at={letter.enteredAt} />
        </Meta>
      </Section>
      <Section title={t('advice.letter.reply')}>
        {reply ? (
          <>
            <Said scene={shown} of={reply.words} />
            <Meta>
              {roleTitle(template, reply.role, t)} · <Name scene={shown} person={reply.by} /> ·{' '}
              <When at={reply.at} />
            </Meta>
          </>
        ) : (
          <p>{t.rich('advice.letter.due', { due: <When at={letter.due} /> })}</p>
        )}
        <ReplyForm shown={shown} />
      </Section>
    </Page>
  )
}

function ReplyForm({ shown }: { readonly shown: LetterShown }) {
  const { t } = useReader()
  const { process, letter, viewer, returned } = shown
  const by = { kind: 'person', actor: viewer } as const
  if (!returned && !(viewer && canTry(mayReply(process, letter, by)))) return null
  return (
    <ActForm
      scene={shown}
      form="reply"
      action={`/letters/${letter.id}/reply`}
      submit={t('advice.letter.reply.button')}
    >
      <TextArea
        name="words"
        label={t('advice.letter.reply.words')}
        maxlength={WORDS_LENGTH_MAX}
        required
      />
    </ActForm>
  )
}
