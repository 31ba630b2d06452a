/** Recounts a ballot between options from the record's entries and the template; see README. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [record, templateFile, ballot] = process.argv.slice(2)
const found = new Map()
const below = join(record, 'tile', 'entries')
for (const name of readdirSync(below, { recursive: true }).sort()) {
  if (name.endsWith('.p') || /(^|[/\\])x\d+$/.test(name)) continue
  // Each entry stands after its length in two bytes; a bundle that is full repeats its parts.
  const bytes = readFileSync(join(below, name))
  for (let at = 0; at < bytes.length; at += 2 + bytes.readUInt16BE(at)) {
    const text = bytes.subarray(at + 2, at + 2 + bytes.readUInt16BE(at)).toString('utf8')
    const place = `${name.replace(/\.p[/\\]\d+$/, '')} ${String(at).padStart(9, '0')}`
    if (JSON.parse(text).obj === `ballot:${ballot}`) found.set(place, JSON.parse(text))
  }
}
const entries = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
const of = (...acts) => entries.filter(({ act }) => acts.includes(act))
const bytes = readFileSync(templateFile)
const hash = createHash('sha256').update(bytes).digest('base64')
const [opened] = of('ballot.open')
if (opened?.rules !== hash) throw new Error(`this template was not in force: ${hash}`)
const { decisions, rules } = JSON.parse(bytes)
let { rule } = decisions.find(({ id }) => id === opened.decision)
while (typeof rule === 'string' || rule.rule) rule = rules[rule.rule ?? rule]

const back = new Set(of('vote.recuse').map(({ voice }) => voice))
const said = new Map(of('vote.cast', 'vote.open').map(({ voice, choice }) => [voice, choice]))
const sheets = [...said].filter(([voice, choice]) => !back.has(voice) && choice !== 'sealed')
const read = ([, sheet]) =>
  sheet
    .slice('points:'.length)
    .split(';')
    .map((one) => one.split('='))
const given = sheets.flatMap(read).filter(([, points]) => points !== 'conflict')
const seed = of('ballot.seed')[0]?.seed
const ticket = (name) => createHash('sha256').update(`${seed}\n${name}`).digest('hex')
const lower = (one, other) => (ticket(one.name) < ticket(other.name) ? -1 : 1)
const weigh = (points, at) => Number(points) * (rule.criteria[at].weight ?? 1)
const options = of('ballot.offer').map(({ option, counts = [] }) => {
  const own = given.filter(([name]) => name === String(option))
  const sum = own.flatMap(([, points]) => points.split(',').map(weigh)).reduce((a, b) => a + b, 0)
  return { name: String(option), counts, sum, by: own.length }
})
const isLater = (one, other) => Number(one.name) - Number(other.name)
const tied = rule.ties === 'lot' && seed !== undefined ? lower : isLater
// Means are compared crosswise: nothing is divided or rounded.
options.sort((one, other) => other.sum * one.by - one.sum * other.by || tied(one, other))
const may = options.filter(({ sum, by }) => by >= rule.reviewers && sum >= (rule.least ?? 0) * by)
const chosen = new Set()
for (const { division, part, atLeast } of rule.floors ?? []) {
  for (const one of may.filter(({ counts }) => counts.includes(`${division}:${part}`))) {
    const held = [...chosen].filter(({ counts }) => counts.includes(`${division}:${part}`)).length
    if (held < atLeast && chosen.size < rule.scored) chosen.add(one)
  }
}
for (const one of may) if (chosen.size < rule.scored) chosen.add(one)
const here = options
  .filter((one) => chosen.has(one))
  .map(({ name }) => name)
  .join(' ')
const told = of('ballot.select')[0]?.selected.join(' ')
console.log(`counted here: ${here}; on the record: ${told}`)
process.exitCode = here === told ? 0 : 1
