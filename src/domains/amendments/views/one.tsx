/** The page of one amendment: what it would change, who stands where, what became of it. Pure. */
import {
  Choice,
  Empty,
  History,
  Link,
  List,
  Meta,
  Page,
  Section,
  Split,
  TextArea,
  useReader,
} from '../../../platform/html/index.ts'
import { canTry, type LaterParts } from '../../people/index.ts'
import { Capacities } from '../../processes/index.ts'
import { clauseOf, REASON_LENGTH_MAX, type StanceKind } from '../amendment.ts'
import {
  ActForm,
  By,
  ChangeLine,
  Passage,
  StateTag,
  titlesOf,
  useCrumbs,
  Warnings,
} from '../parts.tsx'
import { mayOwn, mayRenew } from '../rules/proposing.ts'
import { mayStand } from '../rules/stances.ts'
import type { OneShown } from '../shown.ts'

type Shown = { readonly shown: OneShown }

export function AmendmentPage({ shown, later }: Shown & { readonly later: LaterParts }) {
  const { t } = useReader()
  const { about, latest, text } = shown
  const { amendment, changes } = about
  return (
    <Page
      title={t('amendments.number', { number: amendment.number })}
      lede={titlesOf(changes, t)}
      section="processes"
      practice={shown.process.practice}
      crumbs={[
        ...useCrumbs(shown),
        { label: t('amendments.title'), href: `/texts/${text.id}/amendments` },
      ]}
      tags={<StateTag amendment={amendment} />}
    >
      <Split aside={<Aside shown={shown} />}>
        <Warnings one={about} />
        <Meta>{t('amendments.against', { base: amendment.base, latest })}</Meta>
        <div class="clauses">
          {changes.map((one) => (
            <ChangeLine scene={shown} shown={one} />
          ))}
        </div>
        <Section title={t('amendments.reason')}>
          <Passage scene={shown} of={amendment.reason} removed={t('amendments.removed')} />
          <Meta>
            <By scene={shown} {...amendment} person={amendment.by} />
          </Meta>
          <Sponsors shown={shown} />
        </Section>
        <Became shown={shown} />
        <StanceSection shown={shown} />
        <Forms shown={shown} />
        {later}
      </Split>
    </Page>
  )
}

function Aside({ shown }: Shown) {
  const { t } = useReader()
  const { about, text, history } = shown
  const clause = about.amendment.changes.map(clauseOf).find((one) => one !== 'start')
  const anchor = clause === undefined ? '' : `&clause=${clause}`
  return (
    <>
      <Section title={t('amendments.history')} level={3}>
        <History steps={history} />
      </Section>
      <p>
        <Link to={`/discussions?about=text:${text.id}${anchor}`}>{t('amendments.discuss')}</Link>
      </p>
    </>
  )
}

function Sponsors({ shown }: Shown) {
  const { t } = useReader()
  const { sponsors } = shown
  if (sponsors.length === 0) return null
  return (
    <>
      <p>{t('amendments.sponsors')}</p>
      <List>
        {sponsors.map(({ person, capacity, joinedAt }) => (
          <li>
            <By scene={shown} person={person} capacity={capacity} at={joinedAt} />
          </li>
        ))}
      </List>
    </>
  )
}

/** What was decided, in which version, and why. */
function Became({ shown }: Shown) {
  const { t } = useReader()
  const { about, target, text } = shown
  const { state } = about.amendment
  if (state.kind === 'proposed' || state.kind === 'withdrawn') return null
  return (
    <Section title={t('amendments.became')}>
      <p>
        <Link to={`/texts/${text.id}/versions/${state.version}`}>
          {t('amendments.version', { version: state.version })}
        </Link>
        {target && (
          <>
            {' · '}
            <Link to={`/amendments/${target.id}`}>
              {t('amendments.merged.into', { number: target.number })}
            </Link>
          </>
        )}
      </p>
      {'reason' in state && (
        <Passage scene={shown} of={state.reason} removed={t('amendments.removed')} />
      )}
    </Section>
  )
}

function StanceSection({ shown }: Shown) {
  const { t } = useReader()
  const { stances } = shown
  const said = (kind: StanceKind) => stances.filter(({ stance }) => stance === kind)
  return (
    <Section title={t('amendments.stances')} hint={t('amendments.stances.hint')}>
      {stances.length === 0 && <Empty>{t('amendments.stances.none')}</Empty>}
      {(['object', 'support'] as const).map((kind) => {
        const some = said(kind)
        if (some.length === 0) return null
        return (
          <Section title={t(`amendments.stance.${kind}`)} level={3}>
            <List>
              {some.map(({ person, capacity, at, reason }) => (
                <li>
                  <Meta>
                    <By scene={shown} person={person} capacity={capacity} at={at} />
                  </Meta>
                  {reason !== undefined && (
                    <Passage scene={shown} of={reason} removed={t('amendments.removed')} />
                  )}
                </li>
              ))}
            </List>
          </Section>
        )
      })}
    </Section>
  )
}

function Forms({ shown }: Shown) {
  const { t } = useReader()
  const { about, viewer, sponsors, returned } = shown
  const { amendment } = about
  const by = { kind: 'person', actor: viewer } as const
  const path = `/amendments/${amendment.id}`
  const isBack = (form: string) => returned?.form === form
  const stands = canTry(mayStand(shown, by, amendment))
  const owns = canTry(mayOwn(shown, by, amendment))
  const renews = canTry(mayRenew(shown, by, amendment))
  const joined = sponsors.some(({ person }) => person === viewer?.person)
  const hasOrganisation = viewer?.capacities.some(({ organisation }) => organisation) ?? false
  return (
    <>
      {(stands || isBack('stance')) && <StanceForm shown={shown} path={path} />}
      {((stands && !joined && hasOrganisation) || isBack('join')) && (
        <JoinForm shown={shown} path={path} />
      )}
      {((stands && joined) || isBack('leave')) && (
        <ActForm
          scene={shown}
          form="leave"
          action={`${path}/departures`}
          submit={t('amendments.leave.button')}
        />
      )}
      {renews && (
        <p>
          <Link to={`${path}/renew`}>{t('amendments.renew.link')}</Link>
        </p>
      )}
      {(owns || isBack('withdraw')) && (
        <ActForm
          scene={shown}
          form="withdraw"
          action={`${path}/withdrawals`}
          submit={t('amendments.withdraw.button')}
        />
      )}
    </>
  )
}

type InForm = Shown & { readonly path: string }

function StanceForm({ shown, path }: InForm) {
  const { t } = useReader()
  const { own } = shown
  const standing = own?.stance ?? 'none'
  const offered = standing === 'none' ? (['support', 'object'] as const) : STANDING
  return (
    <Section title={t('amendments.stance.title')} id="stance">
      <ActForm
        scene={shown}
        form="stance"
        action={`${path}/stances`}
        submit={t('amendments.stance.button')}
      >
        <Choice
          name="stance"
          legend={t('amendments.stance.legend')}
          value={standing === 'none' ? undefined : standing}
          required
          options={offered.map((kind) => {
            return { value: kind, label: t(`amendments.stance.${kind}`) }
          })}
        />
        <TextArea
          name="reason"
          label={t('amendments.stance.reason')}
          hint={t('amendments.stance.reason.hint')}
          maxlength={REASON_LENGTH_MAX}
        />
        <As shown={shown} />
      </ActForm>
    </Section>
  )
}

const STANDING = ['support', 'object', 'none'] as const

function JoinForm({ shown, path }: InForm) {
  const { t } = useReader()
  const first = shown.viewer?.capacities.find(({ organisation }) => organisation)?.capacity
  return (
    <Section title={t('amendments.join.title')} id="join">
      <ActForm
        scene={shown}
        form="join"
        action={`${path}/sponsors`}
        submit={t('amendments.join.button')}
      >
        <As shown={shown} value={first} />
      </ActForm>
    </Section>
  )
}

function As({ shown, value }: Shown & { readonly value?: string | undefined }) {
  const { t } = useReader()
  return (
    <Capacities
      scene={shown}
      label={t('amendments.as')}
      value={value ?? 'personal'}
      myself={t('amendments.myself')}
      removed={t('amendments.removed')}
    />
  )
}
