/** The chair's screen: what blocks the stage, who is asked, what is late, whom to call. Pure. */
import {
  Ago,
  Empty,
  Item,
  Link,
  List,
  Meta,
  Page,
  Section,
  Split,
  Tag,
  TimeLeft,
  useReader,
  UserText,
} from '../../platform/html/index.ts'
import { roleTitle, type ProcessView, type Template } from '../processes/index.ts'
import type { StateLine, StateOfPlay, StatePart } from '../standing/index.ts'

type Props = {
  readonly state: StateOfPlay
  readonly officers: ProcessView['officers']
  readonly template: Template
  readonly practice: boolean
}

export function ChairPage({ state, officers, template, practice }: Props) {
  const { t } = useReader()
  const { slug, title, stage, parts } = state
  const path = `/processes/${slug}`
  const blocked = parts.map(blocking).filter(({ lines }) => lines.length > 0)
  return (
    <Page
      title={t('desk.chair.title')}
      section="processes"
      practice={practice}
      crumbs={[{ label: <UserText>{title}</UserText>, href: path }]}
      lede={stage === undefined ? undefined : t('desk.chair.stage', { stage })}
    >
      <Split aside={<Officers officers={officers} template={template} />}>
        {blocked.length === 0 && <Empty>{t('desk.chair.nothing')}</Empty>}
        {blocked.map(({ kind, lines }) => (
          <Section title={kind === 'gate' ? t('desk.chair.blocks') : t(`standing.part.${kind}`)}>
            <List>
              {lines.map((line) => (
                <Item
                  title={line.what}
                  href={line.href}
                  tag={<Mark line={line} />}
                  meta={line.note}
                />
              ))}
            </List>
          </Section>
        ))}
        <p class="row">
          <Link to={`${path}/state`}>{t('standing.state.link')}</Link>
          <Link to={`${path}/record`}>{t('standing.since.record')}</Link>
        </p>
      </Split>
    </Page>
  )
}

/** Of a gate only what keeps it shut. */
const blocking = (part: StatePart): StatePart =>
  part.kind === 'gate' ? { ...part, lines: part.lines.filter(({ met }) => met !== true) } : part

function Mark({ line: { until, since } }: { readonly line: StateLine }) {
  if (until !== undefined) return <TimeLeft until={until} />
  return since === undefined ? null : (
    <Tag tone="warn">
      <Ago at={since} />
    </Tag>
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
