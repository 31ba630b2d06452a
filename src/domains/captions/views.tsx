/** The transcript of a meeting, as it is written down. Pure: data in, HTML out. */
import type { ComponentChildren } from 'preact'
import {
  Empty,
  Followed,
  Form,
  Hidden,
  Link,
  Meta,
  Page,
  Pager,
  Row,
  Section,
  TextArea,
  useReader,
} from '../../platform/html/index.ts'
import { isLanguage } from '../../platform/languages/index.ts'
import { BeforeFirstAct, placeOf } from '../meetings/index.ts'
import { canTry } from '../people/index.ts'
import { plain } from '../processes/index.ts'
import { WHY_LENGTH_MAX } from './caption.ts'
import { explain } from './explain.ts'
import { CAPTION_KINDS } from './kinds.ts'
import { tongueName } from './naming.ts'
import { Languages, pathOf, Transcript, Words } from './parts.tsx'
import { mayStrike, mayWrite, runs } from './rules.ts'
import type { SpokenLine, TranscriptShown, WriteShown } from './shown.ts'

type Shown = { readonly shown: TranscriptShown }

export function useCrumbs({ meeting, words }: Pick<WriteShown, 'meeting' | 'words'>) {
  const { t } = useReader()
  const name = plain({ words }, meeting.title, t('captions.removed'))
  return [
    { label: t('html.nav.meetings'), href: '/meetings' },
    { label: <bdi>{name}</bdi>, href: `/meetings/${meeting.id}` },
    { label: t('rooms.title'), href: `/meetings/${meeting.id}/room` },
  ]
}

const addressOf = (shown: TranscriptShown, page: number) =>
  `${pathOf(shown)}?language=${shown.language ?? ''}&page=${page}`

export function TranscriptPage({ shown }: Shown) {
  const { t } = useReader()
  const { meeting, hosting, about, strands, language, page, pages } = shown
  const path = pathOf(shown)
  return (
    <Page
      title={t('captions.title')}
      lede={t('captions.lede')}
      section="meetings"
      practice={placeOf(hosting).practice}
      crumbs={useCrumbs(shown)}
    >
      <Languages path={path} strands={strands} language={language} />
      <Followed
        events={`/meetings/${meeting.id}/events?after=${shown.told}`}
        kinds={CAPTION_KINDS}
        again={language === undefined ? path : `${path}?language=${language}&page=last`}
      >
        {t('captions.changed')}
      </Followed>
      {canTry(mayWrite(about)) && (
        <p>
          <Link to={`${path}/write`}>{t('captions.to-write')}</Link>
        </p>
      )}
      {shown.lines.length === 0 ? (
        <Empty>{t('captions.none')}</Empty>
      ) : (
        <Transcript shown={shown} below={(line) => <StrikeLink shown={shown} line={line} />} />
      )}
      <Pager
        newer={page + 1 < pages ? addressOf(shown, page + 1) : undefined}
        older={page > 0 ? addressOf(shown, page - 1) : undefined}
      />
      <StrikeForm shown={shown} />
      <Files shown={shown} />
      <AsTranscript shown={shown} />
    </Page>
  )
}

function StrikeLink({ shown, line }: Shown & { readonly line: SpokenLine }) {
  const { t } = useReader()
  if (!canTry(mayStrike(shown.about, line))) return null
  return (
    <Meta>
      <Link to={`${addressOf(shown, shown.page)}&line=${line.id}#strike`}>
        {t('captions.strike.link')}
      </Link>
    </Meta>
  )
}

function StrikeForm({ shown }: Shown) {
  const { t } = useReader()
  const { about, chosen, returned, hosting, viewer } = shown
  const back = returned?.form === 'strike' ? returned : undefined
  if (!chosen || (!back && !canTry(mayStrike(about, chosen)))) return null
  return (
    <Section title={t('captions.strike.title')} id="strike">
      <Words shown={shown} line={chosen} />
      <Form
        action={`/captions/${chosen.push}/strikes`}
        again={back?.again}
        refusal={back?.refusal && explain(back.refusal, t)}
        submit={t('captions.strike')}
        panel
        keepDraft
      >
        <Hidden name="line" value={String(chosen.number)} />
        <TextArea
          name="why"
          label={t('captions.why')}
          hint={t('captions.why.hint')}
          maxlength={WHY_LENGTH_MAX}
          rows={2}
          required
        />
        <BeforeFirstAct hosting={hosting} viewer={viewer} />
      </Form>
    </Section>
  )
}

function Files({ shown }: Shown) {
  const { t } = useReader()
  const { language } = shown
  if (language === undefined) return null
  const path = pathOf(shown)
  const file = (ending: string, label: ComponentChildren) => (
    <Link to={`${path}.${ending}?language=${language}`}>{label}</Link>
  )
  return (
    <Section title={t('captions.files')}>
      <Row>
        {file('vtt', t('captions.file.vtt'))}
        {file('md', t('captions.file.md'))}
        {file('json', t('captions.file.json'))}
      </Row>
    </Section>
  )
}

/** One press for what is owed within 48 hours: the form of the notes, filled in. */
function AsTranscript({ shown }: Shown) {
  const { t } = useReader()
  const { about, language, meeting, hosting, viewer, url } = shown
  if (language === undefined || about.sitting.state.kind !== 'closed') return null
  if (!canTry(runs(about))) return null
  return (
    <Section title={t('captions.owed.title')}>
      <p>{t('captions.owed', { language: tongueName(language) })}</p>
      <Form action={`/meetings/${meeting.id}/traces`} submit={t('captions.owed.submit')} quiet>
        <Hidden name="kind" value="transcript" />
        {isLanguage(language) && <Hidden name="language" value={language} />}
        <Hidden name="href" value={`${url}${pathOf(shown)}?language=${language}`} />
        <BeforeFirstAct hosting={hosting} viewer={viewer} />
      </Form>
    </Section>
  )
}
