/** The chair's screen: what blocks the stage, what is late, whom to call, who is asked. Pure. */
import {
  Ago,
  Empty,
  Item,
  Link,
  List,
  Meta,
  Page,
  Section,
  Tag,
  TimeLeft,
  useReader,
  UserText,
} from '../../platform/html/index.ts'
import type { ProcessView } from '../processes/index.ts'
import type { StateLine, StateOfPlay, StatePart } from '../standing/index.ts'
import { roleTitle, type Template } from '../templates/index.ts'

type Props = {
  readonly state: StateOfPlay
  readonly officers: ProcessView['officers']
  readonly template: Template
  readonly practice: boolean
}

/** Lines of one part: all parts together stand on one screen of 1280 by 800. */
const SHOWN_MAX = 3

/** First what keeps the process from going on, then whom to call; the rest follows. */
const FIRST: readonly StatePart['kind'][] = ['gate', 'late']

export function ChairPage({ state, officers, template, practice }: Props) {
  const { t } = useReader()
  const { slug, title, stage, parts } = state
  const path = `/processes/${slug}`
  const shown = parts.map(blocking).filter(({ lines }) => lines.length > 0)
  const first = FIRST.flatMap((kind) => shown.filter((part) => part.kind === kind))
  const rest = shown.filter((part) => !first.includes(part))
  return (
    <Page
      title={t('desk.chair.title')}
      section="processes"
      practice={practice}
      crumbs={[{ label: <UserText>{title}</UserText>, href: path }]}
      lede={stage === undefined ? undefined : t('desk.chair.stage', { stage })}
    >
      {first.length === 0 && <Empty>{t('desk.chair.nothing')}</Empty>}
      <div class="board">
        {first.map((part) => (
          <Part part={part} path={path} />
        ))}
        <Officers officers={officers} template={template} />
        {rest.map((part) => (
          <Part part={part} path={path} />
        ))}
      </div>
      <p class="row">
        <Link to={`${path}/state`}>{t('standing.state.link')}</Link>
        <Link to={`${path}/since`}>{t('standing.since.title')}</Link>
        <Link to={`${path}/record`}>{t('standing.since.record')}</Link>
      </p>
    </Page>
  )
}

/** Of a gate only what keeps it shut. */
const blocking = (part: StatePart): StatePart =>
  part.kind === 'gate' ? { ...part, lines: part.lines.filter(({ met }) => met !== true) } : part

type PartProps = { readonly part: StatePart; readonly path: string }

function Part({ part: { kind, lines, more }, path }: PartProps) {
  const { t } = useReader()
  const others = more + Math.max(0, lines.length - SHOWN_MAX)
  return (
    <Section title={kind === 'gate' ? t('desk.chair.blocks') : t(`standing.part.${kind}`)}>
      <List>
        {lines.slice(0, SHOWN_MAX).map((line) => (
          <Item title={line.what} href={line.href} meta={<Mark line={line} />} />
        ))}
      </List>
      {others > 0 && (
        <Meta>
          <Link to={`${path}/state`}>{t('desk.chair.more', { count: others })}</Link>
        </Meta>
      )}
    </Section>
  )
}

function Mark({ line: { note, until, since } }: { readonly line: StateLine }) {
  return (
    <>
      {note}
      {note !== undefined && (until ?? since) !== undefined && ' · '}
      {until !== undefined && <TimeLeft until={until} />}
      {until === undefined && since !== undefined && (
        <Tag tone="warn">
          <Ago at={since} />
        </Tag>
      )}
    </>
  )
}

function Officers({ officers, template }: Pick<Props, 'officers' | 'template'>) {
  const { t } = useReader()
  return (
    <Section title={t('desk.chair.call')}>
      {officers.length === 0 && <Meta>{t('desk.chair.nobody')}</Meta>}
      {officers.map(({ name, path, role, standIns }) => (
        <Meta>
          <Link to={path}>
            <UserText>{name}</UserText>
          </Link>{' '}
          · {roleTitle(template, role, t)}
          {standIns.map((one) => (
            <>
              {' · '}
              <Link to={one.path}>
                <UserText>{one.name}</UserText>
              </Link>
            </>
          ))}
        </Meta>
      ))}
    </Section>
  )
}
