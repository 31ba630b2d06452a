/** A closed list: what everybody may know of it, and for its members the talk. Pure. */
import {
  DataTable,
  Day,
  Empty,
  Field,
  Hidden,
  Meta,
  Page,
  Pager,
  Section,
  Tag,
  TextArea,
  useReader,
} from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { isInvited, isMember, MANDATE_LENGTH_MAX } from './list.ts'
import {
  ActForm,
  Name,
  SpeakingAs,
  SubjectField,
  Threads,
  useCrumbs,
  useText,
  WordsField,
} from './parts.tsx'
import { Words } from './views-words.tsx'
import { mayPost } from './rules.ts'
import { endList, joinList, leaveList, mayAdopt, mayConvene } from './rules-lists.ts'
import type { ClosedListShown } from './shown.ts'
import { FilesField } from './views-files.tsx'

type Shown = { readonly shown: ClosedListShown }

/** A handle is never longer. */
const HANDLE_LENGTH_MAX = 80

export function ClosedListPage({ shown }: Shown) {
  const { t } = useReader()
  const text = useText(shown)
  const { list, process } = shown.standing
  return (
    <Page
      section="discussions"
      title={text({ of: list.name })}
      crumbs={[
        ...useCrumbs(shown, undefined),
        { label: t('discussions.one'), href: `/processes/${process.slug}/discussion` },
      ]}
      tags={
        <>
          <Tag>{t(`discussions.list.kind.${list.kind}`)}</Tag>
          {list.endedAt !== undefined && <Tag>{t('discussions.list.ended')}</Tag>}
        </>
      }
      lede={t('discussions.list.what')}
      practice={shown.place.practice}
    >
      <Section title={t('discussions.list.mandate')}>
        <Words scene={shown} said={{ of: list.mandate }} />
        <Meta>
          {list.endedAt === undefined
            ? t.rich('discussions.list.since', { day: <Day at={list.openedAt} /> })
            : t.rich('discussions.list.between', {
                day: <Day at={list.openedAt} />,
                end: <Day at={list.endedAt} />,
              })}
        </Meta>
      </Section>
      <Members shown={shown} />
      <Positions shown={shown} />
      <Talk shown={shown} />
      <Officers shown={shown} />
    </Page>
  )
}

function Members({ shown }: Shown) {
  const { t } = useReader()
  const { list, members } = shown.standing
  const place = (person: string) =>
    person === list.convener ? t('discussions.list.convener') : t('discussions.list.member')
  return (
    <Section title={t('discussions.list.who')} id="members">
      <DataTable
        caption={t('discussions.list.who')}
        captionUnseen
        columns={[{ label: t('discussions.list.person') }, { label: t('discussions.list.place') }]}
        rows={members
          .filter((one) => isMember(one) || isInvited(one))
          .map((one) => [
            <Name scene={shown} person={one.person} />,
            isMember(one) ? place(one.person) : t('discussions.list.invited'),
          ])}
      />
      <Places shown={shown} />
    </Section>
  )
}

/** One's own place on it. */
function Places({ shown }: Shown) {
  const { t } = useReader()
  const { standing, viewer, now, returned } = shown
  const path = `/lists/${standing.list.id}`
  const isBack = returned?.form === 'place'
  if (canTry(joinList(standing, viewer, now))) {
    return (
      <ActForm
        scene={shown}
        form="place"
        action={`${path}/memberships`}
        submit={t('discussions.list.join')}
      />
    )
  }
  if (!isBack && !canTry(leaveList(standing, viewer, now))) return null
  return (
    <ActForm
      scene={shown}
      form="place"
      action={`${path}/departures`}
      submit={t('discussions.list.leave')}
      quiet
    />
  )
}

function Positions({ shown }: Shown) {
  const { t } = useReader()
  const { standing, positions, viewer, returned } = shown
  const may = mayAdopt(standing, viewer, positions.length)
  return (
    <Section title={t('discussions.list.positions')} id="positions">
      {positions.length === 0 && <Empty>{t('discussions.list.positions.none')}</Empty>}
      {positions.map(({ words, at }) => (
        <article>
          <Words scene={shown} said={{ of: words }} />
          <Meta>{t.rich('discussions.list.adopted', { day: <Day at={at} /> })}</Meta>
        </article>
      ))}
      {(returned?.form === 'adopt' || canTry(may)) && (
        <ActForm
          scene={shown}
          form="adopt"
          action={`/lists/${standing.list.id}/positions`}
          submit={t('discussions.list.adopt')}
        >
          <TextArea
            name="words"
            label={t('discussions.list.position')}
            hint={t('discussions.list.position.hint')}
            maxlength={MANDATE_LENGTH_MAX}
            required
          />
        </ActForm>
      )}
    </Section>
  )
}

/** For members alone: nobody else reads here that there is talk, nor that there is none. */
function Talk({ shown }: Shown) {
  const { t } = useReader()
  const { threads, place, viewer, returned } = shown
  if (!threads) return null
  return (
    <Section title={t('discussions.list.talk')} id="talk">
      <Meta>{t('discussions.closed.long')}</Meta>
      {threads.length === 0 && <Empty>{t('discussions.none')}</Empty>}
      <Threads scene={shown} threads={threads} here={shown.place.about} />
      <Pager older={shown.older} />
      {(returned?.form === 'begin' || canTry(mayPost(place, viewer))) && (
        <ActForm
          scene={shown}
          form="begin"
          action="/discussions"
          submit={t('discussions.begin.button')}
          id="form-begin"
          upload
        >
          <Hidden name="about" value={`list:${shown.standing.list.id}`} />
          <SubjectField />
          <WordsField />
          <FilesField scene={shown} />
          <SpeakingAs scene={shown} />
        </ActForm>
      )}
    </Section>
  )
}

function Officers({ shown }: Shown) {
  const { t } = useReader()
  const { standing, viewer, now, returned } = shown
  const path = `/lists/${standing.list.id}`
  return (
    <>
      {(returned?.form === 'invite' || canTry(mayConvene(standing, viewer))) && (
        <ActForm
          scene={shown}
          form="invite"
          action={`${path}/invitations`}
          submit={t('discussions.list.invite')}
        >
          <Field
            name="handle"
            label={t('discussions.list.handle')}
            hint={t('discussions.list.handle.hint')}
            maxlength={HANDLE_LENGTH_MAX}
            required
          />
        </ActForm>
      )}
      {(returned?.form === 'end-list' || canTry(endList(standing, viewer, now))) && (
        <ActForm
          scene={shown}
          form="end-list"
          action={`${path}/endings`}
          submit={t('discussions.list.end')}
          quiet
        />
      )}
    </>
  )
}
