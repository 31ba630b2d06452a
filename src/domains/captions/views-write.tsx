/** The page of a scribe: where lines are typed, who else may, and the keys of programs. Pure. */
import {
  Empty,
  Field,
  Form,
  Hidden,
  Item,
  Link,
  List,
  listening,
  Meta,
  Page,
  Section,
  Select,
  Tag,
  TextArea,
  useReader,
  UserText,
  When,
} from '../../platform/html/index.ts'
import type { ComponentChildren } from 'preact'
import { BeforeFirstAct, placeOf } from '../meetings/index.ts'
import { canTry } from '../people/index.ts'
import { Name, plain } from '../processes/index.ts'
import {
  LINE_LENGTH_MAX,
  LINES_AT_ONCE_MAX,
  PUSH_BYTES_MAX,
  type Key,
  type Scribe,
} from './caption.ts'
import { explain } from './explain.ts'
import { pathOf, Transcript } from './parts.tsx'
import { current, mayName, mayRelease, mayRevoke, mayWrite, runs } from './rules.ts'
import type { FormName, WriteShown } from './shown.ts'
import { useCrumbs } from './views.tsx'

type Shown = { readonly shown: WriteShown }

export function WritePage({ shown }: Shown) {
  const { t } = useReader()
  const { hosting, about } = shown
  const may = mayWrite(about)
  return (
    <Page
      title={t('captions.write.title')}
      lede={t('captions.write.lede')}
      section="meetings"
      practice={placeOf(hosting).practice}
      crumbs={useCrumbs(shown)}
      script={canTry(may) ? listening : undefined}
    >
      <p>
        <Link to={pathOf(shown)}>{t('captions.to-read')}</Link>
      </p>
      {shown.lines.length > 0 && <Transcript shown={shown} />}
      {canTry(may) || shown.returned?.form === 'write' ? (
        <WriteForm shown={shown} />
      ) : (
        <p>{may.ok ? '' : explain(may.refusal, t)}</p>
      )}
      <ScribeSection shown={shown} />
      <KeySection shown={shown} />
    </Page>
  )
}

type ActProps = Shown & {
  readonly form: FormName
  readonly action: string
  readonly id?: string
  readonly submit: string
  readonly quiet?: boolean
  readonly children?: ComponentChildren
}

function ActForm({ shown, form, action, id, submit, quiet, children }: ActProps) {
  const { t } = useReader()
  const back = shown.returned?.form === form ? shown.returned : undefined
  return (
    <Form
      {...{ action, submit, quiet, id }}
      again={back?.again}
      refusal={back?.refusal && explain(back.refusal, t)}
      panel={!quiet}
      keepDraft={!quiet}
    >
      {children}
      <BeforeFirstAct hosting={shown.hosting} viewer={shown.viewer} />
    </Form>
  )
}

function WriteForm({ shown }: Shown) {
  const { t, language } = useReader()
  const { strands, sessions } = shown
  const floor = strands.find(({ from }) => from === undefined)?.language ?? language
  return (
    <ActForm
      shown={shown}
      form="write"
      id="listening"
      action={pathOf(shown)}
      submit={t('captions.write')}
    >
      <TextArea
        name="words"
        label={t('captions.words')}
        hint={t('captions.words.hint', { length: LINE_LENGTH_MAX, most: LINES_AT_ONCE_MAX })}
        maxlength={PUSH_BYTES_MAX}
        rows={4}
        required
      />
      <Field
        name="language"
        label={t('captions.language')}
        hint={t('captions.language.hint')}
        value={floor}
        required
      />
      <Field name="from" label={t('captions.from')} hint={t('captions.from.hint')} />
      {sessions.length > 0 && (
        <Select
          name="session"
          label={t('captions.session')}
          options={[
            { value: '', label: t('captions.session.none') },
            ...sessions.map(({ id, number, title }) => ({
              value: id,
              label: `${number}. ${plain(shown, title, t('captions.removed'))}`,
            })),
          ]}
        />
      )}
      <Listening />
    </ActForm>
  )
}

/** Stays away where a browser cannot listen, or runs no scripts. */
function Listening() {
  const { t } = useReader()
  return (
    <div class="stack-2" data-listen hidden>
      <p class="hint">{t('captions.listen.hint')}</p>
      <button class="button quiet" type="button" data-on={t('captions.listen.stop')}>
        {t('captions.listen')}
      </button>
      <p role="status" data-heard data-failed={t('captions.listen.failed')} />
    </div>
  )
}

function ScribeSection({ shown }: Shown) {
  const { t } = useReader()
  const { about, came, names, meeting } = shown
  const scribes = current(about.scribes)
  const nameable = came.filter((person) => !scribes.some((one) => one.person === person))
  const may = canTry(mayName(about, undefined, came))
  return (
    <Section title={t('captions.scribes')} id="scribes">
      {scribes.length === 0 ? (
        <Empty>{t('captions.scribes.none')}</Empty>
      ) : (
        <List>
          {scribes.map((scribe) => (
            <ScribeLine shown={shown} scribe={scribe} />
          ))}
        </List>
      )}
      {may && nameable.length === 0 && <Meta>{t('captions.scribes.nobody')}</Meta>}
      {may && nameable.length > 0 && (
        <ActForm
          shown={shown}
          form="name"
          action={`/meetings/${meeting.id}/scribes`}
          submit={t('captions.scribe.name')}
        >
          <Select
            name="person"
            label={t('captions.scribe.who')}
            options={nameable.map((person) => ({
              value: person,
              label: names.get(person)?.name ?? person,
            }))}
            required
          />
        </ActForm>
      )}
    </Section>
  )
}

function ScribeLine({ shown, scribe }: Shown & { readonly scribe: Scribe }) {
  const { t } = useReader()
  return (
    <Item title={<Name scene={shown} person={scribe.person} />}>
      {canTry(mayRelease(shown.about, scribe)) && (
        <ActForm
          shown={shown}
          form="release"
          id={`release-${scribe.id}`}
          action={`/meetings/${shown.meeting.id}/scribes/endings`}
          submit={t('captions.scribe.release')}
          quiet
        >
          <Hidden name="id" value={scribe.id} />
        </ActForm>
      )}
    </Item>
  )
}

/** What an operator copies; KEY stands for the key. */
const commandFor = (address: string) =>
  [
    `curl -X POST '${address}' \\`,
    "  -H 'authorization: Bearer KEY' \\",
    "  -H 'content-type: text/vtt' --data-binary @lines.vtt",
  ].join('\n')

function KeySection({ shown }: Shown) {
  const { t } = useReader()
  const { about, keys, secret, url, meeting } = shown
  if (!runs(about).ok) return null
  const address = `${url}/meetings/${meeting.id}/captions/push?language=fr`
  return (
    <Section title={t('captions.keys')} id="keys">
      <p>{t('captions.keys.how')}</p>
      <div class="prose" dir="ltr">
        <pre>{commandFor(address)}</pre>
      </div>
      {secret !== undefined && (
        <div class="panel tint stack-2" role="status">
          <p>{t('captions.key.once')}</p>
          <div class="prose" dir="ltr">
            <pre>{secret}</pre>
          </div>
        </div>
      )}
      <List>
        {keys.map((key) => (
          <KeyLine shown={shown} one={key} />
        ))}
      </List>
      <ActForm
        shown={shown}
        form="key"
        action={`/meetings/${meeting.id}/caption-keys`}
        submit={t('captions.key.make')}
      />
    </Section>
  )
}

function KeyLine({ shown, one }: Shown & { readonly one: Key }) {
  const { t } = useReader()
  const isGone = one.revokedAt !== undefined
  return (
    <Item
      title={<UserText>{one.id.slice(-6)}</UserText>}
      tag={
        <Tag tone={isGone ? 'plain' : 'now'}>
          {t(isGone ? 'captions.key.gone' : 'captions.key.stands')}
        </Tag>
      }
      meta={<When at={one.at} brief />}
    >
      {canTry(mayRevoke(shown.about, one)) && (
        <ActForm
          shown={shown}
          form="revoke"
          id={`revoke-${one.id}`}
          action={`/meetings/${shown.meeting.id}/caption-keys/endings`}
          submit={t('captions.key.revoke')}
          quiet
        >
          <Hidden name="id" value={one.id} />
        </ActForm>
      )}
    </Item>
  )
}
