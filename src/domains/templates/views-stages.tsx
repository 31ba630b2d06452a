/** The stages of a template as a picture: a line of stops, and the ways beside it. Pure. */
import { Course, Section, useReader, type CourseStop } from '../../platform/html/index.ts'
import { formatList } from '../../platform/languages/index.ts'
import { leadsTo } from './explain-courses.ts'
import { courseOf } from './rules-graph.ts'
import { ENDS } from './template-courses.ts'
import type { Template } from './template.ts'
import { inWords } from './naming.ts'

export function StagesDrawn({ template }: { readonly template: Template }) {
  const { t } = useReader()
  const { stages } = template
  const { leadsOn, ways } = courseOf(template)
  const isEnd = (end: string) => ways.some(({ to }) => to === end)
  const last = stages.at(-1)
  const ends = ENDS.filter(
    (end) => isEnd(end) || (end === 'concluded' && last && leadsOn.has(last.id)),
  )
  const places = new Map([...stages.map(({ id }) => id), ...ends].map((id, at) => [id, at]))
  const placed = ways.flatMap(({ from, to }) => {
    const [start, end] = [places.get(from), places.get(to)]
    return start === undefined || end === undefined ? [] : [{ from: start, to: end }]
  })
  const named = (ids: readonly string[]) =>
    formatList(
      ids.map((id) => leadsTo(template, id, t)),
      t.language,
      'disjunction',
    )
  const stops = stages.map(({ id, title, optional }, at): CourseStop => {
    const others = ways.filter(({ from }) => from === id).map(({ to }) => to)
    const [back, on] = [true, false].map((isBack) =>
      others.filter((to) => (places.get(to) ?? 0) < at === isBack),
    )
    const name = inWords(title, t)
    return {
      title: optional ? t('templates.outlook.optional', { stage: name }) : name,
      notes: [
        ...(on && on.length > 0 ? [t('templates.course.on', { stages: named(on) })] : []),
        ...(back && back.length > 0 ? [t('templates.course.back', { stages: named(back) })] : []),
      ],
      kind: optional ? 'optional' : 'stop',
      leadsOn: leadsOn.has(id),
    }
  })
  const closing = ends.map((end): CourseStop => ({
    title: leadsTo(template, end, t),
    notes: [],
    kind: 'end',
    leadsOn: false,
  }))
  return (
    <Section title={t('templates.course.title')} id="course">
      <Course stops={[...stops, ...closing]} ways={placed} />
    </Section>
  )
}
