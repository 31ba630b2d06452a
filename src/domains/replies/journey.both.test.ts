/** Taking part with a mail reader and nothing else, over a real line. */
import { expect, test, vi } from 'vitest'
import type { Language } from '../../platform/languages/index.ts'
import { FORM_LABELS } from '../commands/index.ts'
import { anOpenCall, consent, twinOf } from '../decisions/opened.fixtures.ts'
import { aLine, aReader } from './line.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 120_000 })

type Words = {
  readonly name: string
  readonly help: string
  readonly status: string
  readonly interest: string
  readonly organisation: string
  readonly said: string
  readonly object: string
  readonly argument: string
  readonly accept: string
}

const WORDS: Partial<Record<Language, Words>> = {
  en: {
    name: 'Nia New',
    help: 'help',
    status: 'status',
    interest: 'statement of interest',
    organisation: 'Harbour Union',
    said: 'We repair these things. Who tells the buyer when the updates end?',
    object: 'object: Nobody checks the year that the box names.\nRemedy: Name who checks it.',
    argument: 'Nobody checks the year that the box names.',
    accept: 'I accept the answer',
  },
  zh: {
    name: '李新',
    help: '帮助',
    status: '进展',
    interest: '利益声明',
    organisation: '港口工会',
    said: '我们修理这些东西。更新结束时谁告诉买家？',
    object: '反对：没有人核查盒子上写的年份。\n补救：写明由谁核查。',
    argument: '没有人核查盒子上写的年份。',
    accept: '接受答复',
  },
  ar: {
    name: 'نور الجديدة',
    help: 'مساعدة',
    status: 'الحالة',
    interest: 'بيان المصالح',
    organisation: 'نقابة الميناء',
    said: 'نحن نصلح هذه الأشياء. من يخبر المشتري متى تنتهي التحديثات؟',
    object: 'أعترض: لا أحد يتحقق من السنة المكتوبة على العلبة.\nالحل: اذكروا من يتحقق منها.',
    argument: 'لا أحد يتحقق من السنة المكتوبة على العلبة.',
    accept: 'أقبل الرد',
  },
}

test.each(['en', 'zh', 'ar'] as const)(
  'by mail alone, in %s: joins, declares, reads, says, objects, accepts',
  async (language) => {
    const words = WORDS[language] ?? expect.unreachable()
    const place = await anOpenCall()
    const { world, call, chair } = place
    const line = await aLine(world)
    const me = aReader(line, words.name, 'new@phone.example', language)
    const front = await world.stranger.text('/')
    const help = /mailto:(\S+?@lists\.localhost)/.exec(front)?.[1] ?? expect.unreachable()
    const before = (await world.acts()).length
    const since = async () => (await world.acts()).slice(before).map(({ entry }) => entry)
    const actsOf = async (act: string) => (await since()).filter((entry) => entry.act === act)

    await me.write({ to: help, subject: '', text: words.help })
    await me.followed()
    const [joined] = await actsOf('person.join')
    expect(joined).toMatchObject({ via: 'mail' })
    const person = joined?.actor ?? expect.unreachable()

    await me.answer(words.interest)
    const labels = FORM_LABELS[language]
    const first = (label: keyof typeof labels) => labels[label].split('|')[0] ?? ''
    await me.fillIn((row) => {
      if (row.startsWith(`> ${first('organisation')}`)) return `${row}${words.organisation}`
      return row.startsWith(`> ${first('work')}`) ? `${row}${words.organisation}` : row
    })
    await me.followed()
    expect(await actsOf('interest.state')).toMatchObject([{ actor: person, via: 'mail' }])
    expect(await actsOf('affiliation.begin')).toHaveLength(1)

    await me.write({ to: help, subject: '', text: words.status })
    const address = /process-\S+@lists\.localhost/.exec((await me.read()).text)?.[0]
    await me.write({ to: address ?? expect.unreachable(), subject: '', text: words.status })
    const state = (await me.read()).text
    const asks = /call-\S+@lists\.localhost/.exec(state)?.[0] ?? expect.unreachable()

    await me.answer(words.said)
    await me.followed()
    expect(await actsOf('message.post')).toMatchObject([{ actor: person, via: 'mail' }])

    await me.write({ to: asks, subject: '', text: words.object })
    await me.followed()
    const [raised] = await actsOf('objection.raise')
    expect(raised).toMatchObject({ actor: person, via: 'mail' })
    const path = `/objections/${raised?.obj.split(':')[1]}`
    expect(await world.stranger.text(path)).toContain(words.argument)

    const answer = { ...consent, kind: 'addressed', reason: 'The maker signs for it.' }
    expect((await chair.post(`${path}/answers`, answer)).status).toBe(303)
    expect((await me.read()).text).toContain('The maker signs for it.')
    await me.answer(words.accept)
    await me.followed()
    const settled = await actsOf('objection.word')
    expect(settled).toMatchObject([{ actor: person, via: 'mail', clear: { word: 'satisfied' } }])

    expect(line.problems).toEqual([])
    const own = (await since()).filter(({ actor }) => actor === person)
    expect(own.every(({ via }) => via === 'mail')).toBe(true)
    const twin = await twinOf(place)
    expect(twin.objections).toHaveLength(1)
    const page = await world.stranger.text(`/people/${person}`)
    expect(page).toContain(words.name)
    expect(page).toContain(words.organisation)
    expect(await world.stranger.text(`/calls/${call}`)).toContain(words.name)
  },
)
