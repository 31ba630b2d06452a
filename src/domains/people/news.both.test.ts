/** A notice of an act: whether it can be answered, and about what its answer is. */
import { expect, test } from 'vitest'
import { aWorld } from '../../../test/world.ts'
import { listOutbox } from '../../platform/mail/index.ts'
import { after, minutes } from '../../platform/values.ts'
import { tellPeople, type Letterbox, type News } from './news.ts'

test('a notice can be answered where mail is taken, and says so nowhere else', async () => {
  const { add, clock, database, letterbox, replyAddresses } = await aWorld()
  const person = await add({ name: 'Dora Diaz' })
  const news: News = {
    to: [person],
    about: 'appeal:01J00000000000000000000000',
    path: '/appeals/01J00000000000000000000000',
    say: () => ({ subject: 'An appeal', paragraphs: ['It was filed.'] }),
  }
  const tell = async (box: Letterbox) => {
    clock.set(after(clock.now(), minutes(1)))
    await database.transact((tx, now) => tellPeople(tx, box, news, now))
    return (await listOutbox(database.read, 1))[0] ?? expect.unreachable()
  }
  const silent = await tell(letterbox)
  expect(silent.answer).toBeUndefined()
  expect(silent.text).not.toContain('Answer this mail')
  const { answer, text } = await tell({ ...letterbox, replyAddresses })
  expect(text).toContain('Answer this mail')
  const local = answer?.replyTo?.split('@')[0] ?? expect.unreachable()
  expect(await replyAddresses.readToken(database.read, local, clock.now())).toMatchObject({
    kind: 'valid',
    person,
    about: news.about,
  })
})
