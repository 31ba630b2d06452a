/** Lists of threads: of the site, of a process, of one thing; and months of an archive. Pure. */
import {
  Checkbox,
  Choice,
  Empty,
  Field,
  Hidden,
  Item,
  Link,
  List,
  Meta,
  More,
  Page,
  Pager,
  Section,
  Split,
  TextArea,
  useReader,
  UserText,
} from '../../platform/html/index.ts'
import { listPath } from './ground.ts'
import { formatMonth } from '../../platform/languages/index.ts'
import { takesQuestions } from './rules-questions.ts'
import type { Instant } from '../../platform/values.ts'
import { canTry } from '../people/index.ts'
import { isMember, LIST_KINDS, MANDATE_LENGTH_MAX, NAME_LENGTH_MAX } from './list.ts'
import { anchorText, placeOf, type ClauseAt } from './message.ts'
import { ActForm, SpeakingAs, SubjectField, Threads, useCrumbs, useText } from './parts.tsx'
import { Byline, WordsField } from './parts.tsx'
import { mayPost } from './rules.ts'
import type { Around, ListShown, Month, MonthShown } from './shown.ts'
import { ClauseQuoted } from './views-clause.tsx'
import { FilesField } from './views-files.tsx'
import { CatchUpPanel } from './views-new.tsx'
import { ChoiceForm } from './views-private.tsx'

const around = (shown: ListShown): Around | undefined =>
  shown.place && { ...shown, place: shown.place }

const withQuery = (path: string, query: string) =>
  `${path}${path.includes('?') ? '&' : '?'}${query}`

/** `June 2026`, as its readers write it. */
function useMonth() {
  const { language } = useReader()
  return (month: Month): string =>
    formatMonth(Date.parse(`${month}-01T00:00Z`) as Instant, language)
}

export function ThreadsPage({ shown }: { readonly shown: ListShown }) {
  const { t } = useReader()
  const text = useText(shown)
  const { place, threads, path } = shown
  const scene = around(shown)
  const [name, query] = path.split('?')
  const feed = `${name}.atom${query === undefined ? '' : `?${query}`}`
  const { clause } = shown
  const title = place
    ? t(clause ? 'discussions.of.clause' : 'discussions.of', {
        title: text({ of: place.title }),
        number: clause?.number ?? 0,
      })
    : t('discussions.title')
  return (
    <Page
      section="discussions"
      title={title}
      lede={place ? undefined : t('discussions.lede')}
      crumbs={useCrumbs(shown, place, true)}
      practice={place?.practice}
    >
      <Split aside={<Beside shown={shown} />}>
        {clause && <ClauseQuoted clause={clause} />}
        <CatchUpPanel shown={shown} />
        {threads.length === 0 && <Empty>{t('discussions.none')}</Empty>}
        <Threads scene={shown} threads={threads} here={place?.about} level={2} />
        <Pager older={shown.older} />
        <Meta>
          <a href={feed}>{t('discussions.feed')}</a>
          {clause && place && (
            <>
              {' · '}
              <Link to={listPath(place)}>{t('discussions.clause.whole')}</Link>
            </>
          )}
        </Meta>
        {scene && <Begin scene={scene} anchor={clause?.at} />}
      </Split>
    </Page>
  )
}

/** The archive by its months, what is closed to others, what one wants to hear. */
function Beside({ shown }: { readonly shown: ListShown }) {
  const { t } = useReader()
  const { months, path, viewer, choice } = shown
  const nameOf = useMonth()
  const scene = around(shown)
  return (
    <>
      {months.length > 0 && (
        <More label={t('discussions.by-month')}>
          <p>
            {months.map((month) => (
              <>
                <Link to={withQuery(path, `month=${month}`)}>{nameOf(month)}</Link>{' '}
              </>
            ))}
          </p>
        </More>
      )}
      <Lists shown={shown} />
      {scene && viewer && (
        <ChoiceForm scene={scene} place={placeOf(scene.place.about)} choice={choice} />
      )}
    </>
  )
}

type BeginProps = { readonly scene: Around; readonly anchor: ClauseAt | undefined }

function Begin({ scene, anchor }: BeginProps) {
  const { t } = useReader()
  const { place, viewer, returned } = scene
  if (place.process?.reported) return null
  if (!viewer) {
    return (
      <p>
        <Link to="/sign-in">{t('discussions.sign-in')}</Link>
      </p>
    )
  }
  if (returned?.form !== 'begin' && !canTry(mayPost(place, viewer))) return null
  return (
    <Section title={t('discussions.begin.title')} id="begin">
      <ActForm
        scene={scene}
        form="begin"
        action="/discussions"
        submit={t('discussions.begin.button')}
        id="form-begin"
        upload
      >
        <Hidden name="about" value={placeOf(place.about)} />
        {anchor && <Hidden name="anchor" value={anchorText(anchor)} />}
        <SubjectField />
        {takesQuestions(place.about) && (
          <Checkbox
            name="question"
            label={t('discussions.question.ask')}
            hint={t('discussions.question.ask.hint')}
          />
        )}
        <WordsField />
        <FilesField scene={scene} />
        <SpeakingAs scene={scene} />
      </ActForm>
    </Section>
  )
}

/** Those closed to others, by name, with how many are on them; the talk is not here. */
function Lists({ shown }: { readonly shown: ListShown }) {
  const { t } = useReader()
  const text = useText(shown)
  const scene = around(shown)
  const opens = shown.opens.length > 0 || shown.returned?.form === 'open-list'
  if (shown.lists.length === 0 && !opens) return null
  return (
    <Section title={t('discussions.lists')} id="lists">
      <List>
        {shown.lists.map(({ standing: { list, members } }) => (
          <Item
            title={<UserText>{text({ of: list.name })}</UserText>}
            href={`/lists/${list.id}`}
            meta={
              <>
                {t(`discussions.list.kind.${list.kind}`)} ·{' '}
                {t('discussions.list.members', { count: members.filter(isMember).length })}
              </>
            }
          />
        ))}
      </List>
      {scene && opens && (
        <More label={t('discussions.list.open.title')}>
          <OpenList scene={scene} kinds={shown.opens.length > 0 ? shown.opens : LIST_KINDS} />
        </More>
      )}
    </Section>
  )
}

function OpenList({
  scene,
  kinds,
}: {
  readonly scene: Around
  readonly kinds: ListShown['opens']
}) {
  const { t } = useReader()
  return (
    <ActForm
      scene={scene}
      form="open-list"
      action="/lists"
      submit={t('discussions.list.open.button')}
      id="form-open-list"
    >
      <p>{t('discussions.list.what')}</p>
      <Hidden name="process" value={scene.place.process?.slug ?? ''} />
      <Choice
        name="kind"
        legend={t('discussions.list.kind')}
        required
        options={kinds.map((kind) => ({
          value: kind,
          label: t(`discussions.list.kind.${kind}`),
        }))}
      />
      <Field name="name" label={t('discussions.list.name')} maxlength={NAME_LENGTH_MAX} required />
      <TextArea
        name="mandate"
        label={t('discussions.list.mandate')}
        hint={t('discussions.list.mandate.hint')}
        maxlength={MANDATE_LENGTH_MAX}
        required
      />
    </ActForm>
  )
}

export function MonthPage({ shown }: { readonly shown: MonthShown }) {
  const { t } = useReader()
  const text = useText(shown)
  const { place, month, lines } = shown
  const nameOf = useMonth()
  const title = place
    ? t('discussions.of', { title: text({ of: place.title }) })
    : t('discussions.title')
  return (
    <Page
      section="discussions"
      title={`${title} · ${nameOf(month)}`}
      crumbs={[
        ...useCrumbs(shown, place, true),
        ...(place ? [{ label: t('discussions.one'), href: listPath(place) }] : []),
      ]}
      practice={place?.practice}
    >
      {lines.length === 0 && <Empty>{t('discussions.none')}</Empty>}
      <List ordered>
        {lines.map(({ message, subject }) => (
          <Item
            level={2}
            title={<UserText>{text(subject)}</UserText>}
            href={`/messages/${message.id}`}
            meta={<Byline scene={shown} message={message} />}
          />
        ))}
      </List>
      <Pager newer={shown.newer} older={shown.older} />
    </Page>
  )
}
