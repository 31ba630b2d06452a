/** What a guide and a newcomer write to each other, for the two alone. Pure. */
import {
  Ago,
  Empty,
  Form,
  Link,
  Meta,
  Page,
  Prose,
  Section,
  TextArea,
  useReader,
  UserText,
  type Again,
} from '../../platform/html/index.ts'
import { FirstAct } from '../people/index.ts'
import { otherOf, WORDS_LENGTH_MAX } from './guide.ts'
import type { PairShown } from './load.ts'

export type Returned = { readonly again: Again; readonly refusal: string | undefined }
type Props = { readonly shown: PairShown; readonly returned?: Returned | undefined }

export function PairPage({ shown, returned }: Props) {
  const { t } = useReader()
  const { pair, messages, viewer, name } = shown
  const other = name(otherOf(pair, viewer.person))
  return (
    <Page
      title={t('guides.pair.title', { name: other })}
      crumbs={[{ label: t('guides.title'), href: '/guides' }]}
      lede={t('guides.pair.private')}
    >
      {messages.map(({ number, author, words, at }) => (
        <article class="stack-2" id={`message-${number}`}>
          <Meta>
            <UserText>{name(author)}</UserText> · <Ago at={at} />
          </Meta>
          {words === '' ? <Empty>{t('guides.pair.gone')}</Empty> : <Prose text={words} />}
        </article>
      ))}
      {pair.ended ? (
        <Section title={t('guides.ended')}>
          <p>{t('guides.pair.ended', { name: name(pair.ended.by) })}</p>
          <p>
            <Link to="/guides">{t('guides.pair.another')}</Link>
          </p>
        </Section>
      ) : (
        <Going shown={shown} returned={returned} />
      )}
    </Page>
  )
}

function Going({ shown: { pair, viewer }, returned }: Props) {
  const { t } = useReader()
  return (
    <>
      <Form
        action={`/guides/${pair.id}/messages`}
        again={returned?.again}
        refusal={returned?.refusal}
        submit={t('guides.pair.submit')}
        panel
        keepDraft
      >
        <TextArea
          name="words"
          label={t('guides.pair.words')}
          hint={t('guides.most', { most: WORDS_LENGTH_MAX })}
          required
        />
        <FirstAct actor={viewer} />
      </Form>
      <Form action={`/guides/${pair.id}/endings`} submit={t('guides.pair.end')}>
        <Meta>{t('guides.pair.end-how')}</Meta>
      </Form>
    </>
  )
}
