/** Where an editor makes the next version: each open amendment, and what is decided of it. Pure. */
import {
  Button,
  Empty,
  Form,
  Link,
  Meta,
  Page,
  Pager,
  Refused,
  Row,
  Section,
  Tag,
  useReader,
  type TagTone,
} from '../../../platform/html/index.ts'
import type { Decision } from '../assembly.ts'
import { explain } from '../explain.ts'
import {
  SettledNote,
  By,
  ChangeLine,
  Passage,
  Stances,
  titlesOf,
  useCrumbs,
  Warnings,
} from '../parts.tsx'
import type { AmendmentShown, Group, MergeShown } from '../shown.ts'
import { DecisionForm } from './decision.tsx'
import { Preview, TroubleLine } from './preview.tsx'

type Shown = { readonly shown: MergeShown }

export function MergePage({ shown }: Shown) {
  const { t } = useReader()
  const { groups, text, latest, open, plan } = shown
  return (
    <Page
      title={t('amendments.merge.title', { version: latest + 1 })}
      lede={t('amendments.merge.lede')}
      section="processes"
      practice={shown.process.practice}
      crumbs={[
        ...useCrumbs(shown),
        { label: t('amendments.title'), href: `/texts/${text.id}/amendments` },
      ]}
    >
      <Meta>
        {t('amendments.merge.stand', { open, decided: plan.decided.size })} ·{' '}
        <a href="#preview">{t('amendments.merge.to-preview')}</a>
      </Meta>
      <SettledNote scene={shown} />
      <Signer shown={shown} />
      <Undo shown={shown} />
      <Overtaken shown={shown} />
      {groups.length === 0 && <Empty>{t('amendments.merge.none')}</Empty>}
      {groups.map((group) => (
        <GroupOf shown={shown} group={group} />
      ))}
      <Pages shown={shown} />
      <Preview shown={shown} />
    </Page>
  )
}

/** Where a version is signed twice, its editor knows before it is made. */
function Signer({ shown: { signer, waiting, text } }: Shown) {
  const { t } = useReader()
  if (signer === undefined) return null
  return (
    <Meta>
      {t(`amendments.signing.merge.${signer}`)}
      {waiting && (
        <>
          {' '}
          <Link to={`/texts/${text.id}/countersignature`}>
            {t('amendments.signing.waits', { version: waiting.version.number })}
          </Link>
        </>
      )}
    </Meta>
  )
}

/** Somebody who may not: the reason, and nothing of what others are about to decide. */
export function NotForYou({
  shown,
  reason,
}: {
  readonly shown: MergeShown
  readonly reason: string
}) {
  const { t } = useReader()
  return (
    <Page
      title={t('amendments.merge.title', { version: shown.latest + 1 })}
      section="processes"
      practice={shown.process.practice}
      crumbs={useCrumbs(shown)}
    >
      <Refused>{reason}</Refused>
    </Page>
  )
}

function Undo({ shown }: Shown) {
  const { t } = useReader()
  const { steps, text, numbers, returned, template, now } = shown
  const last = steps.at(-1)
  if (!last) return null
  const back = returned?.form === 'undo' ? returned : undefined
  const number = numbers.get(last.amendment) ?? 0
  return (
    <Form
      action={`/texts/${text.id}/merge/undoing`}
      again={back?.again}
      refusal={back?.refusal && explain(back.refusal, { t, template, now })}
    >
      <Row>
        <Button name="what" value="last" quiet>
          {t('amendments.undo.last', { number })}
        </Button>
        <Button name="what" value="all" quiet>
          {t('amendments.undo.all', { count: steps.length })}
        </Button>
      </Row>
    </Form>
  )
}

/** What others decided or took back since: it is out of the editor's hands, and said so. */
function Overtaken({ shown }: Shown) {
  const { t } = useReader()
  const { plan, numbers } = shown
  if (plan.overtaken.length === 0) return null
  return (
    <Section title={t('amendments.overtaken', { count: plan.overtaken.length })}>
      <p>
        {plan.overtaken.map(({ amendment }, index) => (
          <>
            {index > 0 && ', '}
            <Link to={`/amendments/${amendment}`}>
              {t('amendments.number', { number: numbers.get(amendment) ?? 0 })}
            </Link>
          </>
        ))}
      </p>
    </Section>
  )
}

function GroupOf({ shown, group }: Shown & { readonly group: Group }) {
  const { t } = useReader()
  const { members } = group
  const isAlone = members.length === 1
  const cards = members.map((one) => <Card shown={shown} one={one} level={isAlone ? 2 : 3} />)
  if (isAlone) return <>{cards}</>
  return (
    <Section
      title={t('amendments.merge.conflict', { count: members.length })}
      hint={t('amendments.merge.conflict.hint')}
    >
      <div class="alternatives">{cards}</div>
    </Section>
  )
}

type CardProps = Shown & { readonly one: AmendmentShown; readonly level: 2 | 3 }

function Card({ shown, one, level }: CardProps) {
  const { t } = useReader()
  const Heading = level === 2 ? 'h2' : 'h3'
  const { amendment, changes } = one
  const step = shown.plan.decided.get(amendment.id)
  const trouble = shown.plan.troubles.get(amendment.id)
  return (
    <article class="panel stack" id={`a${amendment.number}`}>
      <Row end>
        <Heading>
          <Link to={`/amendments/${amendment.id}`}>
            {t('amendments.number', { number: amendment.number })}
          </Link>{' '}
          <span class="hint">{titlesOf(changes, t)}</span>
        </Heading>
        {step && <DecisionTag decision={step.decision} shown={shown} />}
      </Row>
      <Warnings one={one} />
      {trouble && <TroubleLine trouble={trouble} shown={shown} />}
      <div class="clauses">
        {changes.map((change) => (
          <ChangeLine scene={shown} shown={change} />
        ))}
      </div>
      <Passage scene={shown} of={amendment.reason} removed={t('amendments.removed')} />
      <Meta>
        <By scene={shown} {...amendment} person={amendment.by} />
      </Meta>
      <Stances
        scene={shown}
        counts={shown.stances.filter((count) => count.amendment === amendment.id)}
      />
      <DecisionForm shown={shown} one={one} decision={step?.decision} />
    </article>
  )
}

const TONES: Readonly<Record<Decision['kind'], TagTone>> = {
  take: 'now',
  part: 'now',
  brackets: 'warn',
  merge: 'plain',
  decline: 'bad',
  later: 'plain',
}

function DecisionTag({ shown, decision }: Shown & { readonly decision: Decision }) {
  const { t } = useReader()
  const into = decision.kind === 'merge' && decision.into !== 'text' ? decision.into : undefined
  const label =
    into === undefined
      ? t(`amendments.decided.${decision.kind}`)
      : t('amendments.decided.merge.into', { number: shown.numbers.get(into) ?? 0 })
  return <Tag tone={TONES[decision.kind]}>{label}</Tag>
}

function Pages({ shown }: Shown) {
  const { page, pages, text } = shown
  const at = (number: number) => `/texts/${text.id}/merge?page=${number}`
  return (
    <Pager
      newer={page > 1 ? at(page - 1) : undefined}
      older={page < pages ? at(page + 1) : undefined}
    />
  )
}
